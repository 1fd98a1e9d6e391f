/// Sites by the most that they can gain for their cost, of which the best is taken again and again. What
/// sites gain only shrinks with others taken, so that it is evaluated again only where it could be the
/// largest (Minoux 1978, doi:10.1007/BFb0006528).
///
/// A binary heap by the rate that was known last; equal ones by the smaller position.
struct LazyGreedy {
  private var heap: [(key: Double, site: Int)]

  init(_ sites: some Sequence<Int>, rate: (Int) -> Double) {
    heap = sites.map { (key: rate($0), site: $0) }
    for index in stride(from: heap.count / 2 - 1, through: 0, by: -1) { sink(index) }
  }

  /// What becomes of the first site.
  enum Verdict {
    /// It gains no more, or has been taken.
    case isDone
    /// Its rate is lower than what was known.
    case isWorth(Double)
    /// No more is wanted.
    case isOver
  }

  /// Gain for each unit of cost; what gains anything for nothing comes first.
  static func rate(_ gain: Double, for cost: Double) -> Double {
    cost > 0 ? gain / cost : gain > 0 ? .infinity : 0
  }

  /// Asks about one first site after the other until none is left or no more is wanted.
  mutating func run(_ judge: (_ site: Int, _ known: Double) -> Verdict) {
    while let (key, site) = heap.first {
      switch judge(site, key) {
      case .isDone: removeFirst()
      case .isWorth(let rate): replaceFirst(key: rate)
      case .isOver: return
      }
    }
  }

  private mutating func removeFirst() {
    let last = heap.removeLast()
    guard !heap.isEmpty else { return }
    heap[0] = last
    sink(0)
  }

  /// Lowers the key of the first site.
  private mutating func replaceFirst(key: Double) {
    heap[0].key = key
    sink(0)
  }

  private mutating func sink(_ start: Int) {
    let item = heap[start]
    var index = start
    while 2 * index + 1 < heap.count {
      var child = 2 * index + 1
      if child + 1 < heap.count && precedes(heap[child + 1], heap[child]) { child += 1 }
      guard precedes(heap[child], item) else { break }
      heap[index] = heap[child]
      index = child
    }
    heap[index] = item
  }

  private func precedes(_ a: (key: Double, site: Int), _ b: (key: Double, site: Int)) -> Bool {
    a.key > b.key || (a.key == b.key && a.site < b.site)
  }
}

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
