/// Percentiles of the walks.
extension LandWalks {
  /// The distance within which there is so much demand.
  ///
  /// A first guess spreads the demand of each part evenly between its bounds; from there steps along
  /// secants, between bounds that close in. Each step cuts only the parts that reach over the distance.
  mutating func percentile(_ all: Double) -> Double {
    guard all > arrived else { return 0 }
    let wanted = all - arrived
    var (low, high) = (Double.infinity, 0.0)
    for part in parts where part.least < .infinity {
      low = min(low, part.least)
      high = max(high, part.greatest)
    }
    guard low < high else { return low }
    var (distance, last) = (guess(of: wanted, from: low, to: high), (distance: 0.0, excess: 0.0))
    for round in 0..<60 {
      let (demand, rate) = demand(within: distance)
      let excess = demand - wanted
      if abs(excess) <= 1e-13 * wanted { break }
      if excess < 0 { low = distance } else { high = distance }
      guard high - low > 1e-9 * high else { return high }
      // The first step goes by the parts' own rates, the others by the secant.
      let slope = round == 0 ? rate : (excess - last.excess) / (distance - last.distance)
      var next = distance - excess / slope
      if !(next > low && next < high) || round > 12 { next = 0.5 * (low + high) }
      last = (distance, excess)
      // Secants close in so fast that what is left is far less.
      if abs(next - distance) < 1e-4 { return next }
      distance = next
    }
    return distance
  }

  /// Demand within a distance, and by how much more it would be a metre on, about.
  private mutating func demand(within distance: Double) -> (demand: Double, rate: Double) {
    var (demand, rate) = (0.0, 0.0)
    for part in parts {
      if part.greatest <= distance {
        demand += part.demand
      } else if part.least < distance {
        demand += part.density * area(of: part, within: distance)
        rate += part.demand / (part.greatest - part.least)
      }
    }
    return (demand, rate)
  }

  /// Where demand that is spread evenly between the bounds of each part comes to so much.
  private mutating func guess(of wanted: Double, from low: Double, to high: Double) -> Double {
    for bin in bins.indices { bins[bin] = Bin() }
    let scale = Double(Self.binCount) / (high - low)
    let last = Self.binCount - 1
    for part in parts where part.least < .infinity {
      let rate = part.demand / max(part.greatest - part.least, 1e-6)
      let (first, end) = (
        min(Int((part.least - low) * scale), last), min(Int((part.greatest - low) * scale), last)
      )
      bins[first].rate += rate
      bins[first].moment += rate * part.least
      bins[end].rate -= rate
      bins[end].moment -= rate * max(part.greatest, part.least + 1e-6)
    }
    var (rate, moment, below) = (0.0, 0.0, 0.0)
    for number in bins.indices {
      rate += bins[number].rate
      moment += bins[number].moment
      let end = low + Double(number + 1) / scale
      let demand = rate * end - moment
      if demand >= wanted {
        let share = (wanted - below) / (demand - below)
        return min(max(end - (1 - share) / scale, low), high)
      }
      below = demand
    }
    return 0.5 * (low + high)
  }
}
