import CircleDrawing
import Testing

@Suite struct PeopleBandTests {
  @Test func bothEndsBelongToTheBand() {
    let band = PeopleBand(5000, 12_000)
    #expect(band.contains(5000) && band.contains(12_000))
    #expect(!band.contains(4999) && !band.contains(12_001))
  }
}
