import ArgumentParser
@main struct Aggregate: ParsableCommand {}
