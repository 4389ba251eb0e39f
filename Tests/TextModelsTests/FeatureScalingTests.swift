import TextModels
import Testing

@Test func `a number is brought to the common scale, a missing one to the mean`() {
  let scaling = FeatureScaling(means: [10, 0, 0, 5], deviations: [2, 1, 1, 1])
  #expect(scaling.apply([14, 1e9, -.infinity, .nan]) == [2, 10, -10, 0])
}
