extension StreetDrawing {
  /// Finds where streets that were added come to one place without being joined there.
  ///
  /// Complexity: O(n) in nodes and references.
  mutating func findCuts() {
    let degrees = lines.degrees
    findings.nodes = lines.coordinates.count
    findings.unjoined = UnjoinedSample(lines, degrees: degrees)
    findCutPlaces(degrees)
  }

  /// A position counts once, with the first of its nodes that a street has which is not joined to another one there.
  private mutating func findCutPlaces(_ degrees: [UInt8]) {
    let groups = placesWithSeveralNodes()
    guard !groups.isEmpty else { return }
    let ways = lines.ways(at: Set(groups.joined().map { numbers[$0] }))
    for group in groups {
      let cut = group.first { place in
        group.contains { areCut(numbers[place], from: numbers[$0], ways: ways, degrees: degrees) }
      }
      if let cut, let (id, _) = nodes.element(at: cut) { findings.sharedPlaces.add(id) }
    }
  }

  /// Nodes of streets, by place; gates have no number since they cut streets knowingly.
  private func placesWithSeveralNodes() -> [[Int]] {
    let (nodes, numbers) = (nodes, numbers)
    return PlaceDoubles(count: numbers.count) { place in
      numbers[place] < 0 ? nil : nodes.packedPosition(at: place)
    }.groups
  }

  /// Whether streets with these nodes should meet there: of one level, or, on bridges and in tunnels, where both end
  /// alone. A street that has both nodes joins them.
  private func areCut(
    _ node: Int32, from other: Int32, ways: [Int32: [Int]], degrees: [UInt8]
  ) -> Bool {
    guard let here = ways[node], let there = ways[other], Set(here).isDisjoint(with: there) else {
      return false
    }
    let endAlone = degrees[Int(node)] == 1 && degrees[Int(other)] == 1
    return here.contains { way in
      let level = lines.levels[way]
      return there.contains {
        lines.levels[$0] == level && (endAlone || level.isFinite)
          || endAlone && (lines.levels[$0] + level).isInfinite
      }
    }
  }
}

extension StreetLines {
  /// How many segments come to each node; 2 stands for more as well.
  fileprivate var degrees: [UInt8] {
    var degrees = [UInt8](repeating: 0, count: coordinates.count)
    for way in 0..<wayCount {
      let ends = (wayStarts[way], wayStarts[way + 1] - 1)
      for place in [ends.0, ends.1] {
        degrees[Int(nodes[place])] = min(degrees[Int(nodes[place])] + 1, 2)
      }
      for place in (ends.0 + 1)..<ends.1 { degrees[Int(nodes[place])] = 2 }
    }
    return degrees
  }

  /// The lines that come to each of a few nodes. Complexity: O(references).
  fileprivate func ways(at wanted: Set<Int32>) -> [Int32: [Int]] {
    var isWanted = [Bool](repeating: false, count: coordinates.count)
    for node in wanted { isWanted[Int(node)] = true }
    var ways: [Int32: [Int]] = [:]
    for way in 0..<wayCount {
      for node in self.way(way) where isWanted[Int(node)] { ways[node, default: []].append(way) }
    }
    return ways
  }
}
