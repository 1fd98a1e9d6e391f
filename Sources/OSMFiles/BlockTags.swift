/// The strings of a block, of which few are decoded: those of keys that count, and their values.
struct BlockTags {
  private let bytes: [UInt8]
  /// Places of the strings in `bytes`.
  private let strings: [Range<Int>]
  /// Of the strings that were asked for as keys.
  private var kinds: [Kind]
  /// Places of the key without which a node is passed.
  private let barriers: [UInt32]
  /// What ways with these tags are, by `counting`.
  var meanings: [[UInt64]: OSMWayTable.Meaning] = [:]

  /// Whether a node of the block can be closed.
  var mayCloseNodes: Bool { !barriers.isEmpty }

  private enum Kind: UInt8 { case unknown, counts, other }

  /// Bytes of the longest key that counts.
  private static let longestKey = OSMExtract.keys.map(\.utf8.count).max() ?? 0

  /// - Parameter strings: places inside `bytes`.
  init(_ bytes: [UInt8], strings: [Range<Int>]) {
    self.bytes = bytes
    self.strings = strings
    kinds = [Kind](repeating: .unknown, count: strings.count)
    let key = Array(WalkabilityProfile.nodeKey.utf8)
    barriers = strings.indices.filter {
      strings[$0].count == key.count && bytes[strings[$0]].elementsEqual(key)
    }.map { UInt32(truncatingIfNeeded: $0) }
  }

  private func text(_ place: UInt32) -> String {
    String(decoding: bytes[strings[Int(place)]], as: UTF8.self)
  }

  private func key(_ place: UInt32) -> String? {
    strings[Int(place)].count > Self.longestKey ? nil : OSMExtract.key(text(place))
  }

  /// Whether the string at a place of the table is a key that counts.
  private mutating func counts(_ place: UInt32) -> Bool {
    if kinds[Int(place)] == .unknown { kinds[Int(place)] = key(place) == nil ? .other : .counts }
    return kinds[Int(place)] == .counts
  }

  /// Whether all are places in the table, and `keys` as many as `values`.
  private func hasAll(_ keys: [UInt32], _ values: [UInt32]) -> Bool {
    let count = strings.count
    return keys.count == values.count && keys.allSatisfy { $0 < count }
      && values.allSatisfy { $0 < count }
  }

  /// Places of the keys that count and of their values, each pair in one number; nil like those of `values`.
  mutating func counting(keys: [UInt32], values: [UInt32]) -> [UInt64]? {
    guard hasAll(keys, values) else { return nil }
    var counting: [UInt64] = []
    for place in keys.indices where counts(keys[place]) {
      counting.append(UInt64(keys[place]) << 32 | UInt64(values[place]))
    }
    return counting
  }

  /// The tags that count, empty when there are none; nil when keys and values are not as many or a place is not in the
  /// table.
  mutating func values(keys: [UInt32], values: [UInt32]) -> [String: String]? {
    counting(keys: keys, values: values).map { self.values(ofCounting: $0) }
  }

  /// - Parameter counting: what `counting` gave.
  func values(ofCounting counting: [UInt64]) -> [String: String] {
    var tags: [String: String] = [:]
    for pair in counting {
      guard let key = key(UInt32(pair >> 32)) else { continue }
      tags[key] = text(UInt32(truncatingIfNeeded: pair))
    }
    return tags
  }

  /// Calls `body` with the number and the tags of each node that has a barrier.
  ///
  /// - Parameter keysAndValues: for each node in turn its keys and values, and a 0 behind the last.
  /// - Returns: false when these contradict each other.
  mutating func forEachBarrier(
    _ keysAndValues: [UInt32], _ body: (_ node: Int, _ tags: [String: String]) -> Void
  ) -> Bool {
    guard keysAndValues.allSatisfy({ $0 < strings.count }) else { return false }
    var (node, place) = (0, 0)
    while place < keysAndValues.count {
      let start = place
      var hasBarrier = false
      while place < keysAndValues.count, keysAndValues[place] != 0 {
        if barriers.contains(keysAndValues[place]) { hasBarrier = true }
        place += 2
      }
      guard place <= keysAndValues.count else { return false }
      if hasBarrier { body(node, tags(keysAndValues[start..<place])) }
      node += 1
      place += 1
    }
    return true
  }

  private mutating func tags(_ pairs: ArraySlice<UInt32>) -> [String: String] {
    let keys = stride(from: pairs.startIndex, to: pairs.endIndex, by: 2).map { pairs[$0] }
    let others = stride(from: pairs.startIndex + 1, to: pairs.endIndex, by: 2).map { pairs[$0] }
    return values(keys: keys, values: others) ?? [:]
  }
}
