import PlanarGeometry
import TestSupport
import Testing

@testable import WalkNetwork

/// A changed field against a search from all sources anew.
@Suite struct FieldChangeTests {
  private func source(_ facility: Int32, in graph: WalkGraph, _ dice: inout SeededRandom)
    -> WalkSource
  {
    let edge = dice.below(graph.edgeCount)
    return WalkSource(
      EdgeAttachment(
        edge: Int32(edge), offset: dice.unit() * graph.edges[edge].length, leg: dice.unit() * 20),
      facility: facility)
  }

  private func expectEqual(_ field: DistanceField, _ other: DistanceField) {
    for node in 0..<field.graph.nodeCount {
      #expect(field.nearest(toNode: node) == other.nearest(toNode: node))
    }
    for edge in 0..<field.graph.edgeCount {
      let middle = EdgeAttachment(
        edge: Int32(edge), offset: field.graph.edges[edge].length / 2, leg: 1)
      #expect(field.nearest(from: [middle]) == other.nearest(from: [middle]))
      #expect(field.isConnected(middle) == other.isConnected(middle))
    }
  }

  @Test(arguments: 1...20) func isASearchAnew(seed: UInt64) throws {
    var dice = SeededRandom(seed)
    let graph = randomWays(nodes: 150, edges: 190, dice: &dice).whole
    let limit = 100 + 900 * dice.unit()
    var sources = (0..<12).flatMap { facility in
      (0..<1 + dice.below(2)).map { _ in source(Int32(facility), in: graph, &dice) }
    }
    var field = try graph.field(sources, within: limit)
    var queue = BucketQueue()
    var steps: [(DistanceField.Change, DistanceField)] = []
    for step in 0..<15 {
      let removed = Set((0..<dice.below(4)).map { _ in Int32(dice.below(20)) })
      let added = (0..<dice.below(3)).map { source(Int32(20 + 3 * step + $0), in: graph, &dice) }
      let before = try graph.field(sources, within: limit)
      steps.append((field.change(removing: removed, adding: added, queue: &queue), before))
      sources = sources.filter { !removed.contains($0.facility) } + added
      expectEqual(field, try graph.field(sources, within: limit))
    }
    for (change, before) in steps.reversed() {
      field.revert(change)
      expectEqual(field, before)
    }
  }

  @Test func onlyWhatIsNearestToTheNewFacilityChanges() throws {
    let graph = lattice(count: 41, step: 50).whole
    let places = [(0.0, 0.0), (2000, 2000)]
    let all = places.enumerated().flatMap { number, place in
      graph.attachments(of: place.0, place.1).map { WalkSource($0, facility: Int32(number)) }
    }
    var field = try graph.field(all, within: 6000)
    var queue = BucketQueue()
    let new = graph.attachments(of: 300, 0).map { WalkSource($0, facility: 2) }
    let change = field.change(removing: [], adding: new, queue: &queue)
    let nearer = (0..<graph.nodeCount).filter { field.nearest(toNode: $0)?.facility == 2 }
    #expect(Set(change.nodes) == Set(nearer.map { Int32($0) }))
    #expect(nearer.count < graph.nodeCount / 2)
  }
}
