extension Collection where Element == Double {
  /// The middle value, or the mean of the two in the middle; nil without any.
  ///
  /// Complexity: O(n log n).
  package var median: Double? {
    guard !isEmpty else { return nil }
    let ascending = sorted()
    return (ascending[(ascending.count - 1) / 2] + ascending[ascending.count / 2]) / 2
  }
}
