package import PlanarGeometry

/// What barriers look like on a map.
extension BarrierLines {
  /// One barrier with all its lines, or the rings of its polygons.
  package struct Outline: Equatable, Sendable {
    package var paths: [[PlanarPoint]]
    /// Whether the paths are rings around land, their first vertex at the end once more.
    package var isArea: Bool
  }

  /// The barriers in their order; segments that go on where the one before ends are one path.
  ///
  /// Complexity: O(segments).
  package var outlines: [Outline] {
    var outlines: [Outline] = []
    for (number, wall) in walls.enumerated() {
      let owner = owners.isEmpty ? nil : owners[number]
      let isNew = number == 0 || (owner != nil && owner != owners[number - 1])
      if isNew { outlines.append(Outline(paths: [], isArea: isArea(owner))) }
      outlines[outlines.count - 1].append(wall, isNew: isNew)
    }
    return outlines
  }

  private func isArea(_ owner: Int32?) -> Bool {
    guard let owner, areAreas.indices.contains(Int(owner)) else { return false }
    return areAreas[Int(owner)]
  }
}

extension BarrierLines.Outline {
  fileprivate mutating func append(_ wall: PlanarSegment, isNew: Bool) {
    let isClosed = isArea && (paths.last.map { $0.count > 1 && $0.first == $0.last } ?? false)
    if !isNew, !isClosed, paths.last?.last == wall.start {
      paths[paths.count - 1].append(wall.end)
    } else {
      paths.append([wall.start, wall.end])
    }
  }
}
