extension Standard {
  /// Weights of some types, which sum to 1: a category's weight is shared by its types in proportion to their own
  /// weights, so that a category of many types does not count more. A type without category is one of its own.
  /// Own definition (D).
  ///
  /// Complexity: O(types²).
  public func weights(of types: [FacilityType]) -> [Double] {
    let raw = types.map { type in
      guard let category = categories.first(where: { $0.id == type.category }) else {
        return type.weight
      }
      let all = types.lazy.filter { $0.category == category.id }.reduce(0) { $0 + $1.weight }
      return all > 0 ? category.weight * type.weight / all : 0
    }
    let sum = raw.reduce(0, +)
    return sum > 0 ? raw.map { $0 / sum } : raw.map { _ in 1 / Double(max(raw.count, 1)) }
  }
}

extension Sequence<(value: Double?, weight: Double)> {
  /// Mean of the values that are known; nil without any that has a weight.
  var weightedMean: Double? {
    var (sum, weight) = (0.0, 0.0)
    for (value, own) in self {
      guard let value else { continue }
      sum += own * value
      weight += own
    }
    return weight > 0 ? sum / weight : nil
  }
}
