import Statistics
import Testing

// Reference values: the outputs that are published with the generator's C source by
// S. Vigna (prng.di.unimi.it) and repeated by Rosetta Code for seed 1234567; those of seed 0
// are the initial state that Java's and Rust's libraries document.
@Test(
  arguments: [
    (
      1_234_567,
      [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
        4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
      ]
    ),
    (
      0, [16_294_208_416_658_607_535, 7_960_286_522_194_355_700, 487_617_019_471_545_679]
    ),
  ] as [(UInt64, [UInt64])])
func `the generator gives the published numbers`(seed: UInt64, wanted: [UInt64]) {
  var random = SplitMix64(seed: seed)
  #expect(wanted.indices.map { _ in random.next() } == wanted)
}
