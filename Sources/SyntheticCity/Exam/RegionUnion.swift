import PlanarGeometry

extension PlanarRegion {
  /// Regions that share borders vertex by vertex as one, without those borders.
  ///
  /// Edges that two regions walk in opposite directions cancel; what is left is joined to rings, each of which visits
  /// a vertex once.
  ///
  /// - Complexity: O(vertices) expected, and O(holes · vertices).
  init(uniting regions: [PlanarRegion]) {
    var ends: [PlanarPoint: [PlanarPoint]] = [:]
    var starts: [PlanarPoint] = []
    for region in regions {
      for ring in 0..<region.ringCount {
        let vertices = region.vertices[region.vertexRange(ofRing: ring)]
        guard var previous = vertices.last else { continue }
        for vertex in vertices {
          if let place = ends[vertex]?.firstIndex(of: previous) {
            ends[vertex]?.remove(at: place)
          } else {
            ends[previous, default: []].append(vertex)
            starts.append(previous)
          }
          previous = vertex
        }
      }
    }
    self.init(polygons: Self.polygons(of: Self.rings(starts, &ends)))
  }

  /// Walks along all edges; where a walk meets itself, the loop is a ring.
  private static func rings(
    _ starts: [PlanarPoint], _ ends: inout [PlanarPoint: [PlanarPoint]]
  ) -> [[PlanarPoint]] {
    var rings: [[PlanarPoint]] = []
    for start in starts {
      var path = [start]
      var places = [start: 0]
      while let last = path.last, let next = ends[last]?.popLast() {
        guard let place = places[next] else {
          places[next] = path.count
          path.append(next)
          continue
        }
        rings.append(Array(path[place...]))
        for vertex in path[(place + 1)...] { places[vertex] = nil }
        path.removeSubrange((place + 1)...)
      }
    }
    return rings
  }

  /// Exteriors run counter-clockwise; each hole goes to the exterior that holds most of its vertices.
  static func polygons(of rings: [[PlanarPoint]]) -> [[[PlanarPoint]]] {
    let exteriors = rings.filter { $0.signedDoubledArea > 0 }
    var polygons = exteriors.map { [$0] }
    let shapes = exteriors.map { PlanarRegion(polygons: [[$0]]) }
    for hole in rings where hole.signedDoubledArea < 0 {
      let inside = shapes.map { shape in hole.count { shape.contains($0) } }
      guard let most = inside.indices.max(by: { inside[$0] < inside[$1] }) else { continue }
      polygons[most].append(hole)
    }
    return polygons
  }
}

extension [PlanarPoint] {
  /// m², positive when counter-clockwise.
  var signedDoubledArea: Double {
    guard let origin = first, var previous = last else { return 0 }
    return reduce(0) { sum, point in
      defer { previous = point }
      return sum + (previous - origin).cross(point - origin)
    }
  }
}
