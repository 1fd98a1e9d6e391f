/// Distances of the samples of one region with their weights, and what is read off them.
struct WeightedDistances: Sendable {
  var distances: [Double] = []
  private var histogram = [Double](repeating: 0, count: Self.bins + 1)
  private var selected: [(distance: Double, weight: Double)] = []

  private static let bins = 256

  /// Fills in mean, percentiles and shortfall.
  ///
  /// - Parameters:
  ///   - weights: of the samples, as many as distances.
  ///   - radius: R in metres; 3R bounds the mean and the percentiles.
  /// - Complexity: O(samples), by a histogram and a sort of the one bin that holds the percentile.
  mutating func summarize(weights: [Double], radius: Double, into figures: inout DistanceFigures) {
    guard weights.contains(where: { $0 > 0 }) else { return }
    let limit = 3 * radius
    let scale = Double(Self.bins) / limit
    var total = 0.0
    var sum = 0.0
    var shortfall = 0.0
    for bin in histogram.indices { histogram[bin] = 0 }
    for (index, weight) in weights.enumerated() {
      let distance = min(distances[index], limit)
      total += weight
      sum += weight * distance
      shortfall += weight * min(max(distance / radius - 1, 0), 1)
      histogram[Self.bin(distances[index], scale)] += weight
    }
    figures.mean = sum / total
    figures.shortfall = min(max(shortfall / total, 0), 1)
    figures.p50 = percentile(0.5, total, weights, limit, scale)
    figures.p90 = percentile(0.9, total, weights, limit, scale)
  }

  /// NaN, from an infinite distance or scale, counts as beyond.
  private static func bin(_ distance: Double, _ scale: Double) -> Int {
    let place = distance * scale
    return place < Double(bins) ? Int(place) : bins
  }

  private mutating func percentile(
    _ share: Double, _ total: Double, _ weights: [Double], _ limit: Double, _ scale: Double
  ) -> Double {
    // A share that rounding of the sum makes unreachable is reached by the last sample.
    let wanted = share * total * (1 - 1e-12)
    var below = 0.0
    var bin = 0
    while bin < Self.bins && below + histogram[bin] < wanted {
      below += histogram[bin]
      bin += 1
    }
    selected.removeAll(keepingCapacity: true)
    // The last bin also holds all that lies beyond the limit, which needs no order.
    for (index, weight) in weights.enumerated()
    where distances[index] <= limit && Self.bin(distances[index], scale) == bin {
      selected.append((distances[index], weight))
    }
    selected.sort { $0.distance < $1.distance }
    for (distance, weight) in selected {
      below += weight
      if below >= wanted { return distance }
    }
    return .infinity
  }
}
