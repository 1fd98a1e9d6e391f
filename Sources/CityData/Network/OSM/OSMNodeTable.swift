import PlanarGeometry
import Projection

/// Positions of OpenStreetMap nodes by id, 16 bytes each.
struct OSMNodeTable: Sendable {
  private var ids: [Int64] = []
  /// In 10⁻⁷ degrees, the precision of the OpenStreetMap database.
  private var longitudes: [Int32] = []
  private var latitudes: [Int32] = []
  private var isSorted = true

  var count: Int { ids.count }

  /// Adds a node at a position in nanodegrees; a position that is none on Earth is left out.
  mutating func append(id: Int64, longitude: Int64, latitude: Int64) {
    guard abs(longitude.clamped) <= 180_000_000_000, abs(latitude.clamped) <= 90_000_000_000
    else { return }
    if let last = ids.last, id <= last { isSorted = false }
    ids.append(id)
    longitudes.append(Int32(longitude.hundreds))
    latitudes.append(Int32(latitude.hundreds))
  }

  mutating func reserve(_ more: Int) {
    let capacity = ids.count + more
    guard capacity > ids.capacity else { return }
    let size = max(capacity, ids.capacity * 2)
    ids.reserveCapacity(size)
    longitudes.reserveCapacity(size)
    latitudes.reserveCapacity(size)
  }

  /// Makes `position(of:after:)` work; of nodes with the same id the first counts.
  ///
  /// Complexity: O(1) when the nodes came in the order of their ids, else O(n log n).
  mutating func sort() {
    guard !isSorted else { return }
    let order = ids.indices.sorted { (ids[$0], $0) < (ids[$1], $1) }
    ids = order.map { ids[$0] }
    longitudes = order.map { longitudes[$0] }
    latitudes = order.map { latitudes[$0] }
    isSorted = true
  }

  /// Place of the node `id`, nil when there is none. Nodes of a way often follow each other: the place
  /// behind `previous` is looked at first.
  ///
  /// Complexity: O(log n).
  func position(of id: Int64, after previous: Int) -> Int? {
    if previous + 1 < ids.count, ids[previous + 1] == id, previous < 0 || ids[previous] != id {
      return previous + 1
    }
    var low = 0
    var high = ids.count
    while low < high {
      let middle = (low + high) / 2
      if ids[middle] < id { low = middle + 1 } else { high = middle }
    }
    return low < ids.count && ids[low] == id ? low : nil
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
