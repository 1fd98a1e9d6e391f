/// Reads the figures off the distances of one region's samples and their weights.
struct WeightedDistances: Sendable {
  private typealias Sums = (
    weight: Double, connected: Double, distance: Double, shortfall: Double, maximum: Double
  )

  /// Bins of each group of samples by their distances, a byte each.
  private var binsOf: [UInt64] = []
  /// Weight in each bin, once for each lane: neighbouring samples share bins, and an addition that
  /// waits for the one before it is slow.
  private var histogram: [Lanes] = []
  private var selected: [(distance: Double, weight: Double)] = []

  /// Bins of equal width up to the farthest that has a way, and one for it and all that has none.
  private static let bins = 64
  private static let everyByte: UInt64 = 0x0101_0101_0101_0101

  /// Fills in the greatest distance, mean, percentiles, shortfall and what has no way; leaves all but the
  /// first as they are without demand, and mean and percentiles where none of it has a way.
  ///
  /// - Parameters:
  ///   - distances: in metres, infinite where there are none; what is left of the last group repeats
  ///     any of them or is infinite.
  ///   - weights: of the samples; 0 for what is left of the last group.
  ///   - radius: R in metres.
  /// - Complexity: O(samples), by a histogram and a sort of the one bin that holds the percentile.
  mutating func summarize(
    _ distances: [Lanes], weights: [Lanes], radius: Double, into figures: inout DistanceFigures
  ) {
    let sums = add(distances, weights, radius: radius)
    figures.maximum = sums.maximum
    guard sums.weight > 0 else { return }
    figures.shortfall = min(max(sums.shortfall / sums.weight, 0), 1)
    figures.withoutWay = sums.weight - sums.connected
    guard sums.connected > 0 else { return }
    figures.mean = sums.distance / sums.connected
    for (share, path) in [(0.5, \DistanceFigures.p50), (0.9, \.p90)] {
      // A share that rounding of the sum makes unreachable is reached by the last sample.
      let wanted = share * sums.connected * (1 - 1e-12)
      figures[keyPath: path] = percentile(of: distances, weights, reaching: wanted)
    }
  }

  /// Fills the histogram and gives the sums of the weights, of those that have a way, of their
  /// weight · d, and of weight · clamp((d − R)/R, 0, 1), none where R is reached, and the greatest distance.
  private mutating func add(
    _ distances: [Lanes], _ weights: [Lanes], radius: Double
  ) -> Sums {
    histogram.removeAll(keepingCapacity: true)
    histogram.append(contentsOf: repeatElement(.zero, count: Self.bins + 1))
    binsOf.removeAll(keepingCapacity: true)
    var (total, connected, sum) = (Lanes.zero, Lanes.zero, Lanes.zero)
    var shortfall = Lanes.zero
    let maximum = Self.maximum(of: distances) { _ in .init(repeating: true) }
    // By straight lines all have a way, wherever there is a facility.
    let isConnected = maximum < .infinity
    let farthest = isConnected ? maximum : Self.maximum(of: distances) { $0 .< .infinity }
    let scale = farthest > 0 ? Double(Self.bins) / farthest : 0
    let limit = ReachLimit(radius).metres
    for group in distances.indices {
      let (distance, weight) = (distances[group], weights[group])
      let beyond = Self.least(distance / radius - 1, 1)
      total += weight
      if isConnected {
        sum += weight * distance
      } else {
        let hasWay = distance .< .infinity
        connected += weight.replacing(with: 0, where: .!hasWay)
        sum += weight * distance.replacing(with: 0, where: .!hasWay)
      }
      shortfall += weight * beyond.replacing(with: 0, where: distance .<= limit)
      let place = Self.least(distance * scale, Double(Self.bins))
      var bins: UInt64 = 0
      for lane in 0..<Lanes.scalarCount {
        let bin = Int(place[lane])
        histogram[bin][lane] += weight[lane]
        bins |= UInt64(truncatingIfNeeded: bin) << UInt64(8 * lane)
      }
      binsOf.append(bins)
    }
    let reached = isConnected ? total : connected
    return (total.sum(), reached.sum(), sum.sum(), shortfall.sum(), maximum)
  }

  /// The greatest of those that count.
  private static func maximum(
    of distances: [Lanes], where counts: (Lanes) -> SIMDMask<Lanes.MaskStorage>
  ) -> Double {
    var maximum = Lanes.zero
    for distance in distances {
      maximum.replace(with: distance, where: (distance .> maximum) .& counts(distance))
    }
    return maximum.max()
  }

  /// NaN, from an infinite distance times zero, counts as beyond.
  private static func least(_ numbers: Lanes, _ limit: Double) -> Lanes {
    numbers.replacing(with: limit, where: .!(numbers .<= limit))
  }

  /// The least distance up to which the samples weigh `wanted`.
  private mutating func percentile(
    of distances: [Lanes], _ weights: [Lanes], reaching wanted: Double
  ) -> Double {
    var below = 0.0
    var bin = 0
    while bin < Self.bins {
      let weight = histogram[bin].sum()
      guard below + weight < wanted else { break }
      below += weight
      bin += 1
    }
    select(bin, of: distances, weights)
    for (distance, weight) in selected {
      below += weight
      if below >= wanted { return distance }
    }
    // Sums of the same weights in another order may end just below.
    return selected.last?.distance ?? .infinity
  }

  /// Puts the samples of one bin that have a way into order.
  private mutating func select(_ bin: Int, of distances: [Lanes], _ weights: [Lanes]) {
    selected.removeAll(keepingCapacity: true)
    let wanted = Self.everyByte * UInt64(bin)
    for (group, bins) in binsOf.enumerated() {
      // A byte of the difference is zero where the bin is the wanted one (Mycroft 1987).
      let difference = bins ^ wanted
      guard (difference &- Self.everyByte) & ~difference & (Self.everyByte << 7) != 0
      else { continue }
      for lane in 0..<Lanes.scalarCount
      where difference >> UInt64(8 * lane) & 0xFF == 0 && distances[group][lane] < .infinity {
        selected.append((distances[group][lane], weights[group][lane]))
      }
    }
    selected.sort { $0.distance < $1.distance }
  }
}
