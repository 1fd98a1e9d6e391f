/// Percentiles of the walks.
extension LandWalks {
  /// Demand within a distance, and by how much it would grow with a metre more.
  private struct Point {
    var distance = 0.0
    var demand = 0.0
    var rate = 0.0
  }

  /// The distances within which there is so much demand.
  ///
  /// Each is sought from where the demand would be enough if that of every part were spread evenly between
  /// its bounds, by a step of Newton's and then by the cubic through two points with their rates, between
  /// bounds that close in.
  ///
  /// - Complexity: O(parts) and the bands of those that reach over the distance, for each of about three
  ///   steps.
  mutating func percentiles(_ wanted: [Double]) -> [Double] {
    var (low, high) = (Double.infinity, 0.0)
    for number in parts.indices where bounds[number].least < .infinity {
      low = min(low, bounds[number].least)
      high = max(high, bounds[number].greatest)
    }
    guard low < high else { return wanted.map { $0 > arrived ? low : 0 } }
    histogram.begin(from: low, to: high)
    for number in parts.indices where bounds[number].least < .infinity {
      histogram.add(bounds[number].demand, from: bounds[number].least, to: bounds[number].greatest)
    }
    return wanted.map { $0 > arrived ? percentile($0 - arrived) : 0 }
  }

  private mutating func percentile(_ wanted: Double) -> Double {
    var (low, high) = (histogram.low, histogram.high)
    var (distance, last) = (histogram.distance(of: wanted), Point?.none)
    for round in 0..<60 {
      let point = point(at: distance)
      if abs(point.demand - wanted) <= 1e-13 * wanted { break }
      if point.demand < wanted { low = distance } else { high = distance }
      guard high - low > 1e-9 * high else { return high }
      var next =
        last.flatMap { Self.distance(of: wanted, from: $0, to: point) }
        ?? distance + (wanted - point.demand) / point.rate
      if !(next > low && next < high) || round > 12 { next = 0.5 * (low + high) }
      // Steps become short so fast that what is left is far less.
      if abs(next - distance) < Self.lastStep { return next }
      (last, distance) = (point, next)
    }
    return distance
  }

  /// Metres.
  private static let lastStep = 1e-4

  /// Where the cubic that has both points and the reciprocals of their rates comes to `wanted`; nil where
  /// it says nothing.
  private static func distance(of wanted: Double, from first: Point, to second: Point) -> Double? {
    let width = second.demand - first.demand
    guard width != 0, first.rate > 0, second.rate > 0 else { return nil }
    let share = (wanted - first.demand) / width
    let rest = 1 - share
    return first.distance * (1 + 2 * share) * rest * rest
      + second.distance * (3 - 2 * share) * share * share
      + width * share * rest * (rest / first.rate - share / second.rate)
  }

  private mutating func point(at distance: Double) -> Point {
    var point = Point(distance: distance)
    for number in parts.indices {
      if bounds[number].greatest <= distance {
        point.demand += bounds[number].demand
      } else if bounds[number].least < distance {
        let (cut, density) = (cut(number, within: distance), density(number))
        point.demand += density * cut.area
        point.rate += density * cut.rate
      }
    }
    return point
  }
}
