import PlanarGeometry

extension PlanarRegion {
  /// The region without what its digits make of no width: vertices that are written like the one before them, ways there
  /// and back, and rings of these alone. So an edge that two areas share is one edge in both.
  ///
  /// - Parameter positions: of each vertex, in their order.
  /// - Complexity: O(vertices).
  func asWritten(at positions: [GeographicPoint]) -> PlanarRegion {
    let digits = positions.map(WrittenPosition.init)
    return PlanarRegion(
      polygons: (0..<polygonCount).compactMap { polygon in
        let rings = ringRange(ofPolygon: polygon).map { ring in
          WrittenPosition.distinct(vertexRange(ofRing: ring), digits).map { vertices[$0] }
        }
        guard let outer = rings.first, outer.count > 2 else { return nil }
        return [outer] + rings.dropFirst().filter { $0.count > 2 }
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

  /// Vertices of a ring whose digits are neither those of the one before nor lead there and back.
  static func distinct(_ ring: Range<Int>, _ digits: [WrittenPosition]) -> [Int] {
    var kept: [Int] = []
    for vertex in ring {
      if kept.count > 1, digits[kept[kept.count - 2]] == digits[vertex] {
        kept.removeLast()
      } else if kept.last.map({ digits[$0] != digits[vertex] }) ?? true {
        kept.append(vertex)
      }
    }
    while kept.count > 1 {
      let (first, last) = (digits[kept[0]], digits[kept[kept.count - 1]])
      if first == last || digits[kept[kept.count - 2]] == first {
        kept.removeLast()
      } else if digits[kept[1]] == last {
        kept.removeFirst()
      } else {
        break
      }
    }
    return kept
  }
}
