import FlatArrays
import PlanarGeometry

/// Makes a graph of ways: joins duplicates, leaves out small components, contracts chains of nodes
/// without a choice into edges. Ways that can be entered and ways that cannot are never one edge.
public struct WalkGraphBuilder: Sendable {
  /// Components with fewer metres of ways are left out, except the longest of all: points that snap to
  /// a stray footpath would reach nothing.
  public var smallestComponent: Double

  public init(smallestComponent: Double = 1000) { self.smallestComponent = smallestComponent }

  /// Complexity: O(n log n) in the nodes and segments.
  public func build(_ ways: WalkWays) -> WalkGraph {
    var cleaner = SegmentCleaner(ways)
    let cleaned = cleaner.clean()
    let joints = WayJoints(DeckLandings(cleaned).ways)
    let parts = WayComponents(joints)
    let keeps = parts.selection(smallest: smallestComponent)
    var contraction = ChainContraction(joints, keeps: { keeps[Int(parts.number[Int($0)])] })
    contraction.run()
    var graph = contraction.graph()
    graph.omissions = parts.omissions(keeps, of: joints)
    graph.omissions.unusableSegments = cleaner.unusable
    graph.hierarchy = WalkHierarchy(graph)
    return graph
  }
}

/// The connected components of the ways. Nodes without a segment belong to none (−1).
struct WayComponents {
  private(set) var number: [Int32]
  private(set) var components: [WalkGraph.Component] = []

  /// Complexity: O(nodes + segments).
  init(_ joints: WayJoints) {
    number = [Int32](repeating: -1, count: joints.positions.count)
    var stack: [Int32] = []
    for seed in joints.nodes where number[Int(seed)] < 0 && joints.ends.degree(of: seed) > 0 {
      let part = Int32(components.count)
      components.append(.init(wayNodes: 0, length: 0))
      number[Int(seed)] = part
      stack.append(seed)
      while let node = stack.popLast() {
        components[Int(part)].wayNodes += 1
        for segment in joints.ends.segments(at: node).lazy.map({ joints.segments[Int($0)] }) {
          components[Int(part)].length += segment.length / 2
          let other = segment.end(from: node)
          if number[Int(other)] < 0 {
            number[Int(other)] = part
            stack.append(other)
          }
        }
      }
    }
  }

  /// Which components are kept: those of at least `smallest` metres, and the longest in any case.
  func selection(smallest: Double) -> [Bool] {
    var keeps = components.map { $0.length >= smallest }
    let longest = components.indices.max { components[$0].length < components[$1].length }
    if let longest { keeps[longest] = true }
    return keeps
  }

  /// Complexity: O(components + segments).
  func omissions(_ keeps: [Bool], of joints: WayJoints) -> WalkGraph.Omissions {
    var omissions = WalkGraph.Omissions()
    var places: [Int32: Int] = [:]
    for (place, component) in components.enumerated() where !keeps[place] {
      places[Int32(place)] = omissions.components
      omissions.parts.append(component)
      omissions.components += 1
      omissions.wayNodes += component.wayNodes
      omissions.length += component.length
    }
    guard !places.isEmpty else { return omissions }
    for segment in joints.segments where segment.isEnterable {
      guard let part = places[number[Int(segment.from)]] else { continue }
      let line = PlanarSegment(
        from: joints.positions[Int(segment.from)], to: joints.positions[Int(segment.to)])
      omissions.segments.append(.init(part: part, line: line))
    }
    return omissions
  }
}

/// Cleaned ways with the segments at each node.
struct WayJoints {
  let positions: [PlanarPoint]
  let segments: [WalkWays.Segment]
  let ends: SegmentEnds

  init(_ ways: WalkWays) {
    positions = ways.positions
    segments = ways.segments
    ends = SegmentEnds(ways.segments, nodes: ways.positions.count)
  }

  var nodes: Range<Int32> { 0..<Int32(positions.count) }

  /// Whether two segments of one kind meet at a node and no others do.
  func isPassage(_ node: Int32) -> Bool {
    let own = ends.segments(at: node)
    guard own.count == 2, let first = own.first, let last = own.last else { return false }
    return segments[Int(first)].isEnterable == segments[Int(last)].isEnterable
  }
}

/// The segments at each node.
struct SegmentEnds {
  private let numbers: CompressedRows<Int32>

  /// Complexity: O(nodes + segments).
  init(_ segments: [WalkWays.Segment], nodes: Int) {
    numbers = CompressedRows(rowCount: nodes) { place in
      for (number, segment) in segments.enumerated() {
        place(Int(segment.from), Int32(truncatingIfNeeded: number))
        place(Int(segment.to), Int32(truncatingIfNeeded: number))
      }
    }
  }

  func segments(at node: Int32) -> ArraySlice<Int32> { numbers[Int(node)] }

  /// Segments that end at `node`.
  func degree(of node: Int32) -> Int { numbers.range(of: Int(node)).count }
}
