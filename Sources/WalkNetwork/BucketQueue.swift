/// Nodes that wait in a search, sorted roughly by distance: one list for every few metres.
///
/// ```
/// firsts   [ −1, 7, −1, 2, … ]   first entry of each bucket
/// entries  [ node and distance, next entry of its bucket | … ]   freed ones form a list of their own
/// ```
///
/// A node whose distance becomes smaller is put in once more; its earlier entry is told by the distance
/// that comes with it. Working memory: make one per task and hand it to every search.
public struct BucketQueue: Sendable {
  private struct Entry: Sendable {
    /// Node in the upper half, the lower 32 bits of its distance in the lower.
    var key: UInt64
    var next: Int32
  }

  /// Buckets of 2²³ units of `WalkLength`: 8 m.
  private static let bucketShift: UInt64 = 23

  private var firsts: [Int32] = []
  private var entries: [Entry] = []
  private var firstFree: Int32 = -1

  public init() {}

  /// Makes room for distances of up to `limit` units. Complexity: O(buckets).
  mutating func prepare(upTo limit: UInt64) {
    let buckets = Int(limit >> Self.bucketShift) + 1
    if firsts.count < buckets {
      firsts.append(contentsOf: repeatElement(-1, count: buckets - firsts.count))
    }
  }

  /// Puts a node in, `units` away and at most as far as was prepared for.
  @inline(__always)
  mutating func insert(_ node: Int, units: UInt64) {
    let key = UInt64(truncatingIfNeeded: node) &<< 32 | units & 0xFFFF_FFFF
    let bucket = Int(truncatingIfNeeded: units &>> Self.bucketShift)
    if firstFree >= 0 {
      let slot = firstFree
      firstFree = entries[Int(slot)].next
      entries[Int(slot)] = Entry(key: key, next: firsts[bucket])
      firsts[bucket] = slot
    } else {
      entries.append(Entry(key: key, next: firsts[bucket]))
      firsts[bucket] = Int32(truncatingIfNeeded: entries.count - 1)
    }
  }

  /// Where a search stands that takes nodes out from the nearest bucket to the farthest.
  struct Cursor {
    fileprivate var bucket = 0
    fileprivate let last: Int

    /// - Parameter limit: units that the search goes, at most as far as was prepared for.
    init(upTo limit: UInt64) { last = Int(limit >> BucketQueue.bucketShift) }
  }

  /// A node of the nearest bucket, with the lower 32 bits of the units it was put in with; nil at the
  /// end. Nodes that were put in meanwhile are among those to come, if they are not nearer.
  @inline(__always)
  mutating func removeNext(at cursor: inout Cursor) -> (node: Int, units: UInt32)? {
    while cursor.bucket <= cursor.last {
      if let key = removeFirst(bucket: cursor.bucket) {
        return (Int(truncatingIfNeeded: key &>> 32), UInt32(truncatingIfNeeded: key))
      }
      cursor.bucket &+= 1
    }
    return nil
  }

  @inline(__always)
  private mutating func removeFirst(bucket: Int) -> UInt64? {
    let slot = firsts[bucket]
    guard slot >= 0 else { return nil }
    let entry = entries[Int(slot)]
    firsts[bucket] = entry.next
    entries[Int(slot)].next = firstFree
    firstFree = slot
    return entry.key
  }
}
