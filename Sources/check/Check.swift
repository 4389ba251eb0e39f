import ArgumentParser
@main struct Check: ParsableCommand {}
