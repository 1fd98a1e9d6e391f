import PlanarGeometry
import Testing

@testable import SyntheticCity

@Suite struct RegionGrowthTests {
  /// A square grid of places of weight 1.
  private func grown(side: Int, count: Int, isClosed: (Int, Int) -> Bool) -> RegionGrowth {
    var links = Array(repeating: [RegionGrowth.Link](), count: side * side)
    for place in links.indices {
      for other in [place + 1, place + side] where other < links.count {
        guard other == place + side || other % side != 0 else { continue }
        let isOpen = !isClosed(place, other)
        links[place].append(RegionGrowth.Link(node: other, isOpen: isOpen))
        links[other].append(RegionGrowth.Link(node: place, isOpen: isOpen))
      }
    }
    var growth = RegionGrowth(
      links: links, weights: links.map { _ in 1 }, classes: links.map { _ in 0 },
      positions: links.indices.map {
        PlanarPoint(x: Double($0 % side), y: Double($0 / side))
      }, generator: SeededGenerator(seed: 9))
    growth.grow(targets: [QuantileTable([(0, 6), (0.5, 8), (1, 12)])], count: count)
    return growth
  }

  @Test(arguments: [1, 7, 50, 90])
  func everyPlaceIsInOneOfTheRegions(count: Int) {
    let growth = grown(side: 20, count: count) { _, _ in false }
    #expect(growth.members.count == count)
    #expect(growth.members.joined().sorted() == Array(0..<400))
    for (region, places) in growth.members.enumerated() {
      #expect(places.allSatisfy { growth.labels[$0] == region })
    }
  }

  @Test func regionsAreOfTheSizeAskedFor() {
    let sizes = grown(side: 20, count: 48) { _, _ in false }.members.map { Double($0.count) }
    #expect(sizes.quantile(0.1) >= 4 && sizes.quantile(0.9) <= 14)
  }

  /// A closed line between rows 9 and 10 with enough room on both sides.
  @Test func regionsDoNotGrowOverClosedLinks() {
    let growth = grown(side: 20, count: 48) { a, b in a / 20 == 9 && b / 20 == 10 }
    for places in growth.members {
      #expect(Set(places.map { $0 / 200 }).count == 1)
    }
  }
}
