import Aggregating
import Records
import StageKit
import Streams

extension Aggregate {
  /// What the cells say, by the options.
  func findings(_ cells: [Cell]) throws -> [Finding] {
    let earlier = try baseline.map { path in
      try Counting(
        RecordReader(try Descriptor(reading: path), allowsPartial: stream.allowPartial)
      ).table.sorted
    }
    let errors = try calibration.map { path in
      try Calibration(try Descriptor(reading: path).readAll())
    }
    try errors?.check(cells)
    return Distributions.findings(
      cells, groupings: Distributions.standardGroupings + by.map(\.factors), calibration: errors)
      + Families.concluded(
        Contrasts.findings(cells, baseline: earlier ?? []) + Gaps.findings(cells))
  }
}
