import FlatArrays
import Testing

@Suite struct HistogramTests {
  @Test func leastWidthWithFewEnough() throws {
    let histogram = try #require(
      Histogram(of: [0.5, 1.5, 9.99, 10, .nan], widths: [1, 2, 5], most: 6))
    #expect(histogram.width == 2 && histogram.start == 0)
    #expect(histogram.counts == [2, 0, 0, 0, 1, 1])
  }

  @Test func oneValueAndNone() throws {
    #expect(Histogram(of: [], widths: [1], most: 5) == nil)
    #expect(Histogram(of: [7, 7], widths: [1, 2], most: 5)?.counts == [2])
    #expect(Histogram(of: [-3.5, 3.5], widths: [1], most: 2)?.counts == [1, 0, 0, 0, 0, 0, 0, 1])
    #expect(Histogram(of: [0, 1e300], widths: [1], most: 2) == nil)
  }
}
