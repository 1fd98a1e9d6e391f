package import PlanarGeometry

extension OSMExtract {
  /// The ways along which a city can be cut, walked or not, in the order of the file; ended where a node is missing.
  ///
  /// - Complexity: O(r log n) in references and nodes.
  package mutating func lines() -> [(kind: LineKind, places: [SourceCoordinate])] {
    addBareOutlines()
    nodes.sort()
    let areCurrent = ways.versions.areCurrent()
    var lines: [(LineKind, [SourceCoordinate])] = []
    var previous = -1
    for way in 0..<ways.count where areCurrent[way] {
      guard let kind = ways.meanings[way].line else { continue }
      var places: [SourceCoordinate] = []
      for ref in ways.refs(ofWay: way) {
        if let place = nodes.position(of: ref, after: previous) {
          previous = place
          places.append(nodes.coordinate(at: place))
        } else {
          if places.count > 1 { lines.append((kind, places)) }
          places.removeAll()
        }
      }
      if places.count > 1 { lines.append((kind, places)) }
    }
    return lines
  }
}
