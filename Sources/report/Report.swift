import ArgumentParser
@main struct Report: ParsableCommand {}
