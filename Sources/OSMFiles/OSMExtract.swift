/// Nodes and walkable ways of an OpenStreetMap file.
package struct OSMExtract: Sendable {
  package let profile: WalkabilityProfile
  var nodes = OSMNodeTable()
  private var refs: [Int64] = []
  private var wayStarts = [0]

  package init(profile: WalkabilityProfile) { self.profile = profile }

  package var wayCount: Int { wayStarts.count - 1 }

  mutating func appendRef(_ id: Int64) { refs.append(id) }

  package mutating func endWay() { wayStarts.append(refs.count) }

  /// The ways with numbered nodes, and how many of their nodes are not in the file. A way is cut where
  /// a node is missing, as at the border of an extract.
  ///
  /// Complexity: O(r log n) in references and nodes.
  package mutating func streets() -> (lines: StreetLines, missingNodes: Int) {
    nodes.sort()
    var lines = StreetLines()
    var numbers = [Int32](repeating: -1, count: nodes.count)
    var missing = 0
    var previous = -1
    for way in 0..<wayCount {
      for ref in refs[wayStarts[way]..<wayStarts[way + 1]] {
        guard let place = nodes.position(of: ref, after: previous) else {
          missing += 1
          lines.endWay()
          continue
        }
        previous = place
        if numbers[place] < 0 {
          numbers[place] = Int32(truncatingIfNeeded: lines.coordinates.count)
          lines.coordinates.append(nodes.coordinate(at: place))
        }
        lines.append(node: numbers[place])
      }
      lines.endWay()
    }
    return (lines, missing)
  }
}
