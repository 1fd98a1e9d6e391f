import PlanarGeometry

extension OSMExtract {
  /// Lengths of what is walked and what is closed, by tag; none where little is closed.
  ///
  /// - Parameter walked: metres by position of the tag.
  /// - Complexity: O(r log n) in the references of closed ways and all nodes.
  func lengths(walked: [Double], closed: [(way: Int, tag: Int32)]) -> TagLengths {
    guard !closed.isEmpty else { return TagLengths() }
    var sums = [Double](repeating: 0, count: tags.names.count)
    var ruler = RoadRuler()
    for (way, tag) in closed { sums[Int(tag)] += length(ofWay: way, &ruler) }
    guard isMuch(sums, beside: walked) else { return TagLengths() }
    return TagLengths(walked: named(walked), closed: named(sums))
  }

  /// Whether a hundredth of all is closed, or a kilometre that a sidewalk would open: nobody expects to walk along
  /// motorways, but along avenues.
  private func isMuch(_ closed: [Double], beside walked: [Double]) -> Bool {
    let conditional = closed.indices.filter { profile.isCondition(tags.names[$0]) }
    return conditional.reduce(0) { $0 + closed[$1] } >= 1000
      || closed.reduce(0, +) >= 0.01 * walked.reduce(0, +)
  }

  private func named(_ sums: [Double]) -> [(tag: String, length: Double)] {
    sums.indices.filter { sums[$0] > 0 }.map { (tags.names[$0], sums[$0]) }
      .sorted { ($1.1, $0.0) < ($0.1, $1.0) }
  }

  /// Metres along those of its nodes that are in the file.
  private func length(ofWay way: Int, _ ruler: inout RoadRuler) -> Double {
    var place = -1
    let places = ways.refs(ofWay: way).compactMap { ref -> SourceCoordinate? in
      guard let next = nodes.position(of: ref, after: place) else { return nil }
      place = next
      return nodes.coordinate(at: next)
    }
    return ruler.length(of: places)
  }
}
