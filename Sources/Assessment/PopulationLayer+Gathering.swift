extension PopulationLayer {
  /// The places of several communities together, one group after the other.
  ///
  /// - Parameter groups: positions of communities; one may be in several groups.
  /// - Complexity: O(places of the groups).
  package func gathering(_ groups: [[Int]]) -> PopulationLayer {
    var layer = keeping(groups.flatMap { $0 })
    var ends: [Int32] = [0]
    var member = 0
    for group in groups {
      member += group.count
      ends.append(layer.communityStarts[member])
    }
    layer.communityStarts = ends
    return layer
  }
}
