/// Where to look for an id among ascending ones: ids with the same leading bits follow each other.
///
/// ```
/// starts  [ 0,  3,  3,  9, … ]    place of the first id of each bucket, and their number behind the last
/// ```
struct IDBuckets: Sendable {
  private let first: Int64
  private let shift: UInt64
  private let starts: [Int32]

  /// Buckets beside ids.
  private static let idsEach = 4

  /// - Parameter ids: ascending, each once.
  /// - Complexity: O(n).
  init(_ ids: [Int64]) {
    first = ids.first ?? 0
    let span = UInt64(bitPattern: (ids.last ?? 0) &- first)
    let bits = Int.bitWidth - (ids.count / Self.idsEach).leadingZeroBitCount
    shift = UInt64(max(0, 64 - span.leadingZeroBitCount - bits))
    var starts = [Int32](repeating: 0, count: Int(truncatingIfNeeded: span >> shift) + 2)
    var bucket = 0
    for (place, id) in ids.enumerated() {
      let own = Int(truncatingIfNeeded: UInt64(bitPattern: id &- first) >> shift)
      while bucket < own {
        bucket += 1
        starts[bucket] = Int32(truncatingIfNeeded: place)
      }
    }
    for rest in (bucket + 1)..<starts.count { starts[rest] = Int32(truncatingIfNeeded: ids.count) }
    self.starts = starts
  }

  /// Places among which an id is, where it is there. Complexity: O(1).
  @inline(__always)
  func places(of id: Int64) -> Range<Int> {
    let bucket = UInt64(bitPattern: id &- first) >> shift
    guard id >= first, bucket < UInt64(starts.count - 1) else { return 0..<0 }
    return Int(starts[Int(bucket)])..<Int(starts[Int(bucket) + 1])
  }
}
