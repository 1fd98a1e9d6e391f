/// The sources of a search by edge, for points that lie on the same edge as a facility.
struct SourceTable: Sendable {
  private(set) var sortedByEdge: [WalkSource] = []
  /// One bit for every edge: whether it has a source.
  private var occupied: [UInt64]

  /// A table without sources, for a network of so many edges.
  init(edges: Int) { occupied = [UInt64](repeating: 0, count: (edges + 63) >> 6) }

  /// Complexity: O(n log n) in the sources, old and new.
  mutating func replace(with sources: [WalkSource]) {
    for source in sortedByEdge { occupied[Int(source.attachment.edge) >> 6] = 0 }
    sortedByEdge = sources.sorted { $0.attachment.edge < $1.attachment.edge }
    for source in sources {
      occupied[Int(source.attachment.edge) >> 6] |= Self.bit(of: source)
    }
  }

  /// Takes some facilities out and adds other sources.
  ///
  /// Complexity: O(n), and O(added · log added).
  mutating func change(removing facilities: Set<Int32>, adding added: [WalkSource]) {
    for source in sortedByEdge where facilities.contains(source.facility) {
      occupied[Int(source.attachment.edge) >> 6] &= ~Self.bit(of: source)
    }
    sortedByEdge.removeAll { facilities.contains($0.facility) }
    for source in added.sorted(by: { $0.attachment.edge < $1.attachment.edge }) {
      sortedByEdge.insert(source, at: firstPlace(ofEdge: source.attachment.edge))
    }
    for source in sortedByEdge {
      occupied[Int(source.attachment.edge) >> 6] |= Self.bit(of: source)
    }
  }

  private static func bit(of source: WalkSource) -> UInt64 {
    1 << UInt64(source.attachment.edge & 63)
  }

  /// Complexity: O(1).
  @inline(__always)
  func hasSource(onEdge edge: Int32) -> Bool {
    occupied[Int(edge) >> 6] >> UInt64(edge & 63) & 1 != 0
  }

  /// Complexity: O(log n + sources of the edge).
  func forEach(onEdge edge: Int32, _ body: (WalkSource) -> Void) {
    var place = firstPlace(ofEdge: edge)
    while place < sortedByEdge.count, sortedByEdge[place].attachment.edge == edge {
      body(sortedByEdge[place])
      place += 1
    }
  }

  private func firstPlace(ofEdge edge: Int32) -> Int {
    var range = 0..<sortedByEdge.count
    while !range.isEmpty {
      let middle = (range.lowerBound + range.upperBound) / 2
      range =
        sortedByEdge[middle].attachment.edge < edge
        ? middle + 1..<range.upperBound : range.lowerBound..<middle
    }
    return range.lowerBound
  }
}
