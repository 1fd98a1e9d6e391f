import PlanarGeometry

extension OSMExtract {
  /// Lengths of what is walked and what is closed, by tag; none where no road is closed.
  ///
  /// Complexity: O(r log n) in the references of these ways and all nodes.
  func lengths(of chosen: WayChoice) -> TagLengths {
    guard !chosen.closed.isEmpty else { return TagLengths() }
    return TagLengths(
      walked: sums(chosen.walked.map { ($0.way, $0.tag) }), closed: sums(chosen.closed))
  }

  private func sums(_ chosen: [(way: Int, tag: Int32)]) -> [(tag: String, length: Double)] {
    var sums = [Double](repeating: 0, count: tags.names.count)
    for (way, tag) in chosen { sums[Int(tag)] += length(of: ways.refs(ofWay: way)) }
    return sums.indices.filter { sums[$0] > 0 }.map { (tags.names[$0], sums[$0]) }
      .sorted { ($1.1, $0.0) < ($0.1, $1.0) }
  }

  /// Metres along the nodes that are in the file.
  private func length(of refs: ArraySlice<Int64>) -> Double {
    var length = 0.0
    var place = -1
    var last: (coordinate: SourceCoordinate, degree: DegreeLengths)?
    for ref in refs {
      guard let next = nodes.position(of: ref, after: place) else {
        last = nil
        continue
      }
      place = next
      let coordinate = nodes.coordinate(at: place)
      if let (start, degree) = last {
        let east = (coordinate.x - start.x) * degree.east
        let north = (coordinate.y - start.y) * degree.north
        length += (east * east + north * north).squareRoot()
      }
      last = (coordinate, last?.degree ?? DegreeLengths(latitude: coordinate.y))
    }
    return length
  }
}
