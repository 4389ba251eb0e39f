import ArgumentParser
@main struct Import: ParsableCommand {}
