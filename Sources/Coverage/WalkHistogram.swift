/// How demand is spread over distances, about: that of each part evenly between its bounds.
struct WalkHistogram: Sendable {
  /// What begins in a bin: demand on a metre, and that times its beginning; what ends is taken away.
  private struct Bin {
    var rate = 0.0
    var moment = 0.0
  }

  private var bins = [Bin](repeating: Bin(), count: Self.count)
  private(set) var low = 0.0
  private(set) var high = 0.0

  private static let count = 128
  /// Metres; less is spread over so much.
  private static let leastSpread = 1e-6

  /// Begins anew, over `low`…`high`.
  mutating func begin(from low: Double, to high: Double) {
    (self.low, self.high) = (low, high)
    for bin in bins.indices { bins[bin] = Bin() }
  }

  /// Spreads demand between two distances within the bounds.
  @inline(__always)
  mutating func add(_ demand: Double, from least: Double, to greatest: Double) {
    let scale = Double(Self.count) / (high - low)
    let until = max(greatest, least + Self.leastSpread)
    let rate = demand / (until - least)
    let first = min(Int((least - low) * scale), Self.count - 1)
    let end = min(Int((greatest - low) * scale), Self.count - 1)
    bins[first].rate += rate
    bins[first].moment += rate * least
    bins[end].rate -= rate
    bins[end].moment -= rate * until
  }

  /// The distance within which there is so much demand. Complexity: O(bins).
  func distance(of wanted: Double) -> Double {
    let width = (high - low) / Double(Self.count)
    var (rate, moment, below) = (0.0, 0.0, 0.0)
    for number in bins.indices {
      rate += bins[number].rate
      moment += bins[number].moment
      let end = low + Double(number + 1) * width
      let demand = rate * end - moment
      if demand >= wanted {
        let share = (wanted - below) / (demand - below)
        return min(max(end - (1 - share) * width, low), high)
      }
      below = demand
    }
    return 0.5 * (low + high)
  }
}
