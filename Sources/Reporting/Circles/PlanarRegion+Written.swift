import PlanarGeometry

extension PlanarRegion {
  /// The region without vertices that are written with the same digits as the one before them, so that an edge that two
  /// areas share is one edge in both and none has no length.
  ///
  /// - Parameter positions: of each vertex, in their order.
  /// - Complexity: O(vertices).
  func asWritten(at positions: [GeographicPoint]) -> PlanarRegion {
    let digits = positions.map(WrittenPosition.init)
    return PlanarRegion(
      polygons: (0..<polygonCount).map { polygon in
        ringRange(ofPolygon: polygon).map { ring in
          WrittenPosition.distinct(vertexRange(ofRing: ring), digits).map { vertices[$0] }
        }
      })
  }
}

/// Longitude and latitude in units of the last digit of results, the 7th decimal.
private struct WrittenPosition: Equatable {
  var longitude: Double
  var latitude: Double

  private static let scale = 1e7

  init(_ position: GeographicPoint) {
    longitude = (position.longitude * Self.scale).rounded()
    latitude = (position.latitude * Self.scale).rounded()
  }

  /// Vertices of a ring whose digits are not those of the one before.
  static func distinct(_ ring: Range<Int>, _ digits: [WrittenPosition]) -> [Int] {
    var kept: [Int] = []
    for vertex in ring where kept.last.map({ digits[$0] != digits[vertex] }) ?? true {
      kept.append(vertex)
    }
    while kept.count > 1, digits[kept[0]] == digits[kept[kept.count - 1]] { kept.removeLast() }
    return kept
  }
}
