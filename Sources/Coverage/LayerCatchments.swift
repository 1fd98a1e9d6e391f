/// Whom the facilities of a layer serve: the demand within reach of each, and that of which it is the nearest.
package struct LayerCatchments: Sendable {
  /// What stands to one facility.
  package struct Figures: Equatable, Sendable {
    /// Demand that walks at most the radius to it.
    package var demandInReach = 0.0
    /// Demand of which it is the nearest of the layer, however far; of equally near ones the smallest
    /// number.
    package var demandNearest = 0.0
    /// The sum of that demand times its metres.
    package var walkNearest = 0.0
  }

  /// Places within reach of each facility, in sum.
  package var placesInReach: Int { inReach.placeCount }

  /// By number of the facility.
  package private(set) var figures: [Figures]
  /// Places within reach of each facility, by its number.
  let inReach: ReachRows
  let weights: [Double]

  /// - Parameters:
  ///   - nearest: of each place; empty where it is not asked for.
  ///   - weights: of each place.
  /// - Complexity: O(places + those in the rows).
  init(_ inReach: consuming ReachRows, nearest: [WalkToNearest], weights: [Double]) {
    inReach.finish()
    let inReach = inReach
    self.inReach = inReach
    self.weights = weights
    figures = (0..<inReach.count).map { facility in
      Figures(demandInReach: inReach[facility].reduce(0) { $0 + weights[Int($1)] })
    }
    for (near, weight) in zip(nearest, weights) where near.facility >= 0 {
      figures[Int(near.facility)].demandNearest += weight
      figures[Int(near.facility)].walkNearest += weight * near.metres
    }
  }

  /// The demand that falls to each facility when that of every place is divided among all within its reach, in
  /// proportion to their sizes: the inverted two-step floating catchment area (Wang F. 2018, Inverted 2SFCA
  /// method, The Professional Geographer 70(2); after Luo & Wang 2003, doi:10.1068/b29120).
  ///
  /// - Parameter sizes: by number of the facility, not negative; nobody goes where it is 0.
  /// - Complexity: O(places + those in the rows).
  package func loads(sizes: [Double]) -> [Double] {
    var offered = [Double](repeating: 0, count: weights.count)
    for (facility, size) in sizes.enumerated() where size > 0 {
      for place in inReach[facility] { offered[Int(place)] += size }
    }
    let shares = zip(weights, offered).map { $1 > 0 ? $0 / $1 : 0 }
    return sizes.enumerated().map { facility, size in
      size * inReach[facility].reduce(0) { $0 + shares[Int($1)] }
    }
  }
}

/// The way from a place to the nearest facility of a layer.
struct WalkToNearest {
  var metres = Double.infinity
  /// −1 where there is no way.
  var facility: Int32 = -1
}

/// The places within reach of each facility, collected facility by facility.
///
/// ```
/// places  [ facility 0 … | facility 2 … ]      some hundred millions in all, more than 32 bits may count
/// starts  [ 0,             5, 5,         9 ]   one more than facilities
/// ```
struct ReachRows: Sendable {
  private var places: [Int32] = []
  private var starts: [Int] = [0]
  /// The last facility that each place was found for; only while rows are collected.
  private var lastFacility: [Int32]
  private let limit: Int

  /// - Parameter limit: places that are too many for all rows.
  init(places count: Int, limit: Int) {
    lastFacility = [Int32](repeating: -1, count: count)
    self.limit = limit
  }

  /// Whether the rows hold too much already.
  var isFull: Bool { places.count >= limit }
  var placeCount: Int { places.count }
  /// Number of rows that are closed.
  var count: Int { starts.count - 1 }

  subscript(facility: Int) -> ArraySlice<Int32> { places[starts[facility]..<starts[facility + 1]] }

  /// Adds a place to the row that is open, the first time it is met there.
  @inline(__always)
  mutating func add(_ place: Int32) {
    let facility = Int32(truncatingIfNeeded: count)
    guard lastFacility[Int(place)] != facility else { return }
    lastFacility[Int(place)] = facility
    places.append(place)
  }

  /// Closes the row of a facility and opens the next one's.
  mutating func endRow() { starts.append(places.count) }

  /// Forgets what only the collecting needs.
  mutating func finish() { lastFacility = [] }
}
