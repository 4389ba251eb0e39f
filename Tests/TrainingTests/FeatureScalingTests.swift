import TextModels
import Testing
import Training

@Test func `mean and deviation leave missing numbers out, and constants keep their scale`() {
  let rows: [[Float]] = [
    [1, 5, .nan, 0.1, 2], [3, 5, .nan, 0.1, .nan], [5, 5, .nan, 0.1, 4],
    [7, 5, .nan, 0.1, .infinity],
  ]
  let scaling = FeatureScaling(fitting: rows, dimensions: 5)
  #expect(scaling.means == [4, 5, 0, 0.1, 3])
  #expect(scaling.deviations == [Float(5).squareRoot(), 1, 1, 1, 1])
  #expect(FeatureScaling(fitting: [], dimensions: 2).deviations == [1, 1])
}
