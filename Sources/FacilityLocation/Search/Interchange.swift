/// How much an interchange may do: its result stands whenever it ends.
struct WorkLimit {
  /// Pairs that may be looked at.
  var visits: Int
  var isTimeOver: @Sendable () -> Bool
}

/// A choice that is bettered by exchanges of sites (vertex interchange, Teitz and Bart 1968,
/// doi:10.1287/opre.16.5.955): one site after the other is tried as the one that enters, or as the one that
/// leaves, until a whole round betters nothing.
///
/// What a try is differs: where savings are those of the nearest site, one pass over the row of a site that
/// enters weighs it against all that may leave (`SavingsInterchange`); where capacities or needs tie the
/// sites together, one leaves and what is left is assigned or completed anew (`CapacityInterchange`,
/// `MeetingInterchange`).
protocol Interchange {
  /// Tries without success after which no try has any.
  var roundLength: Int { get }
  /// Pairs looked at so far.
  var visits: Int { get }
  /// Tries after which the clock is looked at.
  static var triesByClock: Int { get }
  /// Tries the next site and makes the best exchange with it; false when none is better.
  mutating func tryNext(_ limit: WorkLimit) -> Bool
}

extension Interchange {
  static var triesByClock: Int { 1 }

  /// Exchanges until no exchange is better or the limit is reached.
  mutating func run(_ limit: WorkLimit) {
    var (unchanged, tries) = (0, 0)
    while unchanged < roundLength && visits < limit.visits {
      if tries.isMultiple(of: Self.triesByClock) && limit.isTimeOver() { return }
      tries += 1
      unchanged = tryNext(limit) ? 0 : unchanged + 1
    }
  }
}
