import Aggregating
import ArgumentParser

extension Gate {
  /// Reads a condition of the command line.
  @Sendable static func parse(_ argument: String) throws -> Gate {
    do {
      return try Gate(argument)
    } catch {
      throw ValidationError(error.description)
    }
  }
}
