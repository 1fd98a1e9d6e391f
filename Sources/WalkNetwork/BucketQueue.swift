/// Nodes that wait in a search, sorted roughly by distance: one list for every few metres.
///
/// ```
/// firsts   [ −1, 7, −1, 2, … ]   first entry of each bucket
/// entries  [ node and distance, next entry of its bucket | … ]   freed ones form a list of their own
/// ```
///
/// Working memory: make one per task and hand it to every search.
public struct BucketQueue: Sendable {
  struct Entry: Sendable {
    /// Node in the upper half, the lower 32 bits of its distance in the lower.
    var key: UInt64
    var next: Int32
  }

  var firsts: [Int32] = []
  var entries: [Entry] = []
  var firstFree: Int32 = -1

  public init() {}

  /// Complexity: O(buckets).
  mutating func prepare(buckets: Int) {
    if firsts.count < buckets {
      firsts.append(contentsOf: repeatElement(-1, count: buckets - firsts.count))
    }
  }

  @inline(__always)
  mutating func insert(_ key: UInt64, bucket: Int) {
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

  @inline(__always)
  mutating func removeFirst(bucket: Int) -> UInt64? {
    let slot = firsts[bucket]
    guard slot >= 0 else { return nil }
    let entry = entries[Int(slot)]
    firsts[bucket] = entry.next
    entries[Int(slot)].next = firstFree
    firstFree = slot
    return entry.key
  }
}
