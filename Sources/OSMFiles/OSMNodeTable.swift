import PlanarGeometry

/// Positions of OpenStreetMap nodes by id, 16 bytes each, 20 where versions are stated.
struct OSMNodeTable: Sendable {
  private var ids: [Int64] = []
  /// In 10⁻⁷ degrees, the precision of the OpenStreetMap database.
  private var longitudes: [Int32] = []
  private var latitudes: [Int32] = []
  /// Empty while all are 0; 0 where the file states none.
  private var versions: [Int32] = []
  /// Places of the nodes that nobody passes, ascending.
  private(set) var closed: [Int] = []
  /// Ids of the nodes whose position is none on Earth.
  private(set) var unplaced: Set<Int64> = []
  /// Nodes that came again in the same version elsewhere, known once sorted.
  private(set) var moved = FaultyElements()
  private var isSorted = true
  /// Of the sorted ids.
  private var buckets = IDBuckets([])
  /// No latitude on Earth: the node's newest version says that it does not exist.
  private static let deleted = Int32.max

  var count: Int { ids.count }

  /// Adds a node at a position in nanodegrees; a position that is none on Earth is left out.
  ///
  /// - Parameters:
  ///   - version: below 0 where the position stands in a way and the node itself counts rather.
  ///   - isClosed: whether nobody passes there.
  mutating func append(
    id: Int64, longitude: Int64, latitude: Int64, version: Int32 = 0, isClosed: Bool = false
  ) {
    guard let place = Self.place(longitude: longitude, latitude: latitude) else {
      return appendUnplaced(id)
    }
    if isClosed { closed.append(ids.count) }
    append(id: id, longitude: place.longitude, latitude: place.latitude, version)
  }

  /// Adds a node that is nowhere.
  mutating func appendUnplaced(_ id: Int64) { unplaced.insert(id) }

  /// A position in nanodegrees as it is stored; nil for one that is none on Earth.
  static func place(longitude: Int64, latitude: Int64) -> OSMBareNodes.Place? {
    guard abs(longitude.clamped) <= 180_000_000_000, abs(latitude.clamped) <= 90_000_000_000
    else { return nil }
    return OSMBareNodes.Place(
      longitude: Int32(longitude.hundreds), latitude: Int32(latitude.hundreds))
  }

  /// The node that was added as this one; nil for a deletion.
  func element(at place: Int) -> (id: Int64, position: OSMBareNodes.Place)? {
    guard latitudes[place] != Self.deleted else { return nil }
    let position = OSMBareNodes.Place(longitude: longitudes[place], latitude: latitudes[place])
    return (ids[place], position)
  }

  /// Adds that the node does not exist in this version.
  mutating func appendDeleted(_ id: Int64, version: Int32) {
    append(id: id, longitude: 0, latitude: Self.deleted, version)
    isSorted = false
  }

  private mutating func append(id: Int64, longitude: Int32, latitude: Int32, _ version: Int32) {
    if let last = ids.last, id <= last { isSorted = false }
    if version != 0, versions.isEmpty { versions = [Int32](repeating: 0, count: ids.count) }
    if version != 0 || !versions.isEmpty { versions.append(version) }
    ids.append(id)
    longitudes.append(longitude)
    latitudes.append(latitude)
  }

  mutating func reserve(_ more: Int) {
    let capacity = ids.count + more
    guard capacity > ids.capacity else { return }
    let size = max(capacity, ids.capacity * 2)
    ids.reserveCapacity(size)
    longitudes.reserveCapacity(size)
    latitudes.reserveCapacity(size)
  }

  /// Makes `position(of:after:)` work; of nodes with the same id the newest version counts, of equal versions the
  /// first.
  ///
  /// Complexity: O(n) when the nodes came in the order of their ids, else O(n log n).
  mutating func sort() {
    if !isSorted { sortElements() }
    buckets = IDBuckets(ids)
  }

  private mutating func sortElements() {
    let order = ids.indices.sorted {
      (ids[$0], -rank(of: $0), $0) < (ids[$1], -rank(of: $1), $1)
    }
    let first = order.indices.filter { $0 == 0 || ids[order[$0]] != ids[order[$0 - 1]] }
    noteMoved(order, first)
    keep(first.map { order[$0] }.filter { latitudes[$0] != Self.deleted })
    isSorted = true
  }

  /// - Parameter first: positions in `order` of the nodes that count, before others of their ids.
  private mutating func noteMoved(_ order: [Int], _ first: [Int]) {
    guard first.count < order.count else { return }
    for (place, next) in zip(first, first.dropFirst() + [order.count]) {
      let others = order[(place + 1)..<next]
      guard others.contains(where: { isMoved($0, from: order[place]) }) else { continue }
      moved.add(ids[order[place]])
    }
  }

  /// Whether a node's versions are the same and the places more than a metre apart, which no rounding is.
  private func isMoved(_ other: Int, from place: Int) -> Bool {
    guard rank(of: other) == rank(of: place), latitudes[place] != Self.deleted else { return false }
    return max(
      abs(Int(longitudes[other]) - Int(longitudes[place])),
      abs(Int(latitudes[other]) - Int(latitudes[place]))) > 100
  }

  /// False for most pieces that are shorter than 3.3 km, without a cosine.
  func mayBeLong(from place: Int, to other: Int) -> Bool {
    max(
      abs(Int(longitudes[other]) - Int(longitudes[place])),
      abs(Int(latitudes[other]) - Int(latitudes[place]))) > 300_000
  }

  private func rank(of place: Int) -> Int64 {
    let number = versions.isEmpty ? 0 : versions[place]
    return OSMVersion(
      id: ids[place], number: number, isDeleted: latitudes[place] == Self.deleted
    ).rank
  }

  private mutating func keep(_ order: [Int]) {
    let isClosed = Set(closed)
    closed = isClosed.isEmpty ? [] : order.indices.filter { isClosed.contains(order[$0]) }
    ids = order.map { ids[$0] }
    longitudes = order.map { longitudes[$0] }
    latitudes = order.map { latitudes[$0] }
    versions = []
  }

  /// Place of the node `id`, nil when there is none. Nodes of a way often follow each other: the place
  /// behind `previous` is looked at first.
  ///
  /// Complexity: O(log n), for ids that are spread evenly O(1).
  func position(of id: Int64, after previous: Int) -> Int? {
    if previous + 1 < ids.count, ids[previous + 1] == id, previous < 0 || ids[previous] != id {
      return previous + 1
    }
    let places = buckets.places(of: id)
    var (low, high) = (places.lowerBound, places.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if ids[middle] < id { low = middle + 1 } else { high = middle }
    }
    return low < places.upperBound && ids[low] == id ? low : nil
  }

  /// Longitude and latitude in one word.
  func packedPosition(at place: Int) -> UInt64 {
    UInt64(UInt32(bitPattern: longitudes[place])) << 32
      | UInt64(UInt32(bitPattern: latitudes[place]))
  }

  func coordinate(at position: Int) -> SourceCoordinate {
    SourceCoordinate(x: Double(longitudes[position]) / 1e7, y: Double(latitudes[position]) / 1e7)
  }
}

extension Int64 {
  /// Without the least value, which has no absolute value.
  fileprivate var clamped: Int64 { Swift.max(self, -Int64.max) }

  /// Rounded to hundreds, in hundreds.
  fileprivate var hundreds: Int64 { (self + (self < 0 ? -50 : 50)) / 100 }
}
