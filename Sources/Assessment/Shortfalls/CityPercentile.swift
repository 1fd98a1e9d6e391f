/// Where values stand among those of a city. Own definition (D).
enum CityPercentile {
  /// For each value 100 · (values below it + half of the others equal to it) ÷ (values − 1); 50 where there is one
  /// value alone, nil where there is none. The greatest of different values has 100, the least 0; the mean is 50.
  ///
  /// Complexity: O(n log n).
  static func of(_ values: [Double?]) -> [Double?] {
    let sorted = values.compactMap(\.self).sorted()
    guard sorted.count > 1 else { return values.map { $0.map { _ in 50 } } }
    var ranges: [Double: (first: Int, count: Int)] = [:]
    for (place, value) in sorted.enumerated() {
      ranges[value] = (ranges[value]?.first ?? place, (ranges[value]?.count ?? 0) + 1)
    }
    let others = Double(sorted.count - 1)
    return values.map { value in
      guard let value, let range = ranges[value] else { return nil }
      return 100 * (Double(range.first) + Double(range.count - 1) / 2) / others
    }
  }
}
