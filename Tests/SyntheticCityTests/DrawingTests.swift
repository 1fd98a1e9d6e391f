import Testing

@testable import SyntheticCity

@Suite struct DrawingTests {
  /// Corners are met exactly, and a step of 1 mm never changes more than the stated slope.
  @Test func noiseIsContinuousWithinItsSlope() {
    let noise = ValueNoise(seed: 4, wavelength: 100)
    for corner in -5...5 {
      let x = Double(corner) * 100
      #expect(noise.value(x: x, y: 300) == noise.corner(corner, 3))
    }
    var generator = SeededGenerator(seed: 8)
    for _ in 0..<20_000 {
      let (x, y) = (generator.draw(-5000...5000), generator.draw(-5000...5000))
      let here = noise.value(x: x, y: y)
      #expect(abs(here) <= 1)
      #expect(abs(noise.value(x: x + 1e-3, y: y) - here) <= 3.75 / 100 * 1e-3 * 1.01)
    }
  }

  @Test func quantiles() {
    let table = QuantileTable([(0, 2), (0.5, 4), (1, 10)])
    #expect(table.value(at: 0) == 2 && table.value(at: 0.25) == 3)
    #expect(table.value(at: 0.75) == 7 && table.value(at: 1) == 10)
    // ½ · (2 + 4) / 2 + ½ · (4 + 10) / 2
    #expect(table.mean == 5)
  }

  @Test func powers() {
    #expect(QuantileTable.power(16, 0) == 1)
    #expect(QuantileTable.power(16, 0.25) == 2)
    #expect(QuantileTable.power(16, 0.5) == 4)
    #expect(QuantileTable.power(16, 0.75) == 8)
    #expect(QuantileTable.power(16, 1) == 16)
  }

  /// First outputs of SplitMix64 for seed 1234567, as published with the reference code in C.
  @Test func generatorIsSplitMix64() {
    var generator = SeededGenerator(seed: 1_234_567)
    let published: [UInt64] = [
      6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
      4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
    ]
    for value in published { #expect(generator.next() == value) }
  }

  @Test func drawsFillTheirRange() {
    var generator = SeededGenerator(seed: 3)
    var seen: Set<Int> = []
    for _ in 0..<1000 { seen.insert(generator.draw(4..<9)) }
    #expect(seen == [4, 5, 6, 7, 8])
    var array = Array(0..<50)
    generator.shuffle(&array)
    #expect(array != Array(0..<50) && array.sorted() == Array(0..<50))
  }
}
