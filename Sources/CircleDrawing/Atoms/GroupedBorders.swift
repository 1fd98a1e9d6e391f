/// The borders of groups of regions, and of groups of those again: what passes a border of regions lies inside where both
/// are of one group, so that borders of larger groups are not the sums of those of smaller ones.
struct GroupedBorders: Sendable {
  private let layer: LayerBorders
  /// By region, the number of its group.
  private var groups: [Int32]
  private let rules: BlockRules
  /// How many crossings legs add, by pair of groups.
  private var legs: [RegionPair: Int] = [:]
  /// Ordered by `first`, then `second`. Complexity of making them: O(n log n) in the borders of regions.
  private(set) var borders: [AtomBorder]

  init(_ layer: LayerBorders, among groups: [Int32], _ rules: BlockRules) {
    (self.layer, self.groups, self.rules) = (layer, groups, rules)
    borders = layer.borders(among: groups, rules)
  }

  /// Counts the borders that people cross on the way from their door to the street.
  mutating func add(_ pairs: Set<RegionPair>) {
    for pair in pairs { legs[pair, default: 0] += 1 }
    for number in borders.indices
    where pairs.contains(RegionPair(borders[number].first, borders[number].second)) {
      borders[number].crossings += 1
    }
  }

  /// The borders of groups of the groups.
  func gathered(_ larger: [Int32]) -> GroupedBorders {
    var made = self
    made.groups = groups.map { larger[Int($0)] }
    made.legs = [:]
    for (pair, count) in legs {
      let (first, second) = (larger[Int(pair.first)], larger[Int(pair.second)])
      if first != second { made.legs[RegionPair(first, second), default: 0] += count }
    }
    made.borders = layer.borders(among: made.groups, rules).map { border in
      var border = border
      border.crossings += made.legs[RegionPair(border.first, border.second)] ?? 0
      return border
    }
    return made
  }
}
