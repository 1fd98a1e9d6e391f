/// Positions that come more than once, found without sorting all of them.
///
/// A bit for each hash tells which may have come before; only these are compared.
struct PlaceDoubles {
  /// Numbers of those that are alike, ascending; the groups by the first of them.
  private(set) var groups: [[Int]] = []

  /// Bits for each position, so that one in 32 or fewer is compared in vain.
  private static let bitsEach = 16
  private static let bitsOfEachDouble = 128

  /// - Parameters:
  ///   - count: of the numbers.
  ///   - place: of each number, its position in one word; nil where it has none.
  /// - Complexity: O(count), and O(d log d) for the d positions that are compared.
  @inline(__always)
  init(count: Int, place: (_ number: Int) -> UInt64?) {
    var seen = HashBits(count: count * Self.bitsEach)
    var doubles: [UInt64] = []
    for number in 0..<count {
      guard let key = place(number), !seen.insert(key) else { continue }
      doubles.append(key)
    }
    guard !doubles.isEmpty else { return }
    // Few, so that their bits stay at hand.
    var again = HashBits(count: doubles.count * Self.bitsOfEachDouble)
    for key in doubles { _ = again.insert(key) }
    var numbers: [UInt64: [Int]] = [:]
    for number in 0..<count {
      guard let key = place(number), again.contains(key) else { continue }
      numbers[key, default: []].append(number)
    }
    groups = numbers.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
  }
}

/// A bit for each hash.
private struct HashBits {
  private var words: [UInt64]
  private let shift: UInt64

  /// - Parameter count: not negative; there are at least as many bits, and at least 64.
  init(count: Int) {
    let logarithm = max(6, Int.bitWidth - count.leadingZeroBitCount)
    words = [UInt64](repeating: 0, count: 1 << (logarithm - 6))
    shift = UInt64(64 - logarithm)
  }

  @inline(__always)
  private func bit(_ key: UInt64) -> (word: Int, mask: UInt64) {
    let hash = ((key ^ (key >> 32)) &* 0x9E37_79B9_7F4A_7C15) >> shift
    return (Int(hash >> 6), 1 << (hash & 63))
  }

  /// Whether it was not there.
  @inline(__always)
  mutating func insert(_ key: UInt64) -> Bool {
    let (word, mask) = bit(key)
    let isNew = words[word] & mask == 0
    words[word] |= mask
    return isNew
  }

  @inline(__always)
  func contains(_ key: UInt64) -> Bool {
    let (word, mask) = bit(key)
    return words[word] & mask != 0
  }
}
