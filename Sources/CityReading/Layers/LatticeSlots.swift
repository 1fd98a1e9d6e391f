import PlanarGeometry

/// Finds numbers that come twice in a long list: one bit tells most of them apart without a search, and
/// only the few that meet a set bit are looked at again.
enum RepeatedKeys {
  /// Bits of the table at most, 32 MiB.
  private static let mostBits = 1 << 28

  /// Positions of numbers that are among those before, ascending, each with the first of its kind.
  ///
  /// Complexity: O(n).
  static func positions(in keys: [UInt64]) -> [(position: Int, first: Int)] {
    var bits = 64
    while bits < min(keys.count * 32, mostBits) { bits *= 2 }
    let mask = UInt64(bits - 1)
    var taken = [UInt64](repeating: 0, count: bits / 64)
    var crowded: Set<UInt64> = []
    for key in keys {
      let bit = key & mask
      let word = Int(truncatingIfNeeded: bit >> 6)
      if taken[word] >> (bit & 63) & 1 == 1 { crowded.insert(bit) }
      taken[word] |= 1 << (bit & 63)
    }
    guard !crowded.isEmpty else { return [] }
    var firsts: [UInt64: Int] = [:]
    var repeated: [(position: Int, first: Int)] = []
    for (position, key) in keys.enumerated() where crowded.contains(key & mask) {
      if let first = firsts[key] {
        repeated.append((position, first))
      } else {
        firsts[key] = position
      }
    }
    return repeated
  }

  /// Bits mixed so that each depends on all (Steele, Lea and Flood 2014, doi:10.1145/2660193.2660195).
  static func mixed(_ key: UInt64) -> UInt64 {
    var bits = key
    bits = (bits ^ bits >> 30) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ bits >> 27) &* 0x94D0_49BB_1331_11EB
    return bits ^ bits >> 31
  }
}

/// Square cells by their centres: which lie on each other, and how far centres are apart.
struct LatticeSlots {
  private let centres: [SourceCoordinate]
  private let side: Double

  /// - Parameters:
  ///   - centres: finite.
  ///   - side: greater than 0.
  init(_ centres: [SourceCoordinate], side: Double) {
    self.centres = centres
    self.side = side
  }

  /// Cells that lie on an earlier one by more than a tenth of the side in both directions, ascending.
  ///
  /// Complexity: O(n).
  var repeated: [Int] { repeatedPairs.map(\.position) }

  /// These, each with the first of its place.
  ///
  /// Complexity: O(n).
  var repeatedPairs: [(position: Int, first: Int)] {
    guard let origin = centres.first else { return [] }
    return RepeatedKeys.positions(in: centres.map { key($0, origin) }).filter { pair in
      distance(pair.position, pair.first) <= 0.9 * side
    }
  }

  /// Column and row of the square about `origin` that a centre lies in. Neighbours get neighbouring
  /// numbers, which keeps the table of bits near at hand.
  private func key(_ centre: SourceCoordinate, _ origin: SourceCoordinate) -> UInt64 {
    let column = min(max(((centre.x - origin.x) / side).rounded(), -1e9), 1e9)
    let row = min(max(((centre.y - origin.y) / side).rounded(), -1e9), 1e9)
    let low = UInt64(bitPattern: Int64(column))
    return low &+ RepeatedKeys.mixed(UInt64(bitPattern: Int64(row)))
  }

  private func distance(_ a: Int, _ b: Int) -> Double {
    max(abs(centres[a].x - centres[b].x), abs(centres[a].y - centres[b].y))
  }

  /// Fewer cells tell nothing about the lattice.
  private static let fewest = 8
  private static let samples = 16

  /// Distances of some centres to the nearest other one, in the direction in which it is greater,
  /// ascending; empty where there are few, or where neighbours in the file are a side apart, as they
  /// should be.
  ///
  /// Complexity: O(n).
  var spacings: [Double] {
    guard centres.count >= Self.fewest, !neighboursAreOneSideApart else { return [] }
    let stride = max(centres.count / Self.samples, 1)
    return Swift.stride(from: 0, to: centres.count, by: stride).map(nearest).sorted()
  }

  private var neighboursAreOneSideApart: Bool {
    let pairs = min(centres.count, 2000)
    let fitting = (1..<pairs).count { abs(distance($0 - 1, $0) - side) <= 0.02 * side }
    return fitting * 10 >= pairs
  }

  private func nearest(of sample: Int) -> Double {
    let center = centres[sample]
    var least = Double.infinity
    for other in centres {
      let distance = max(abs(center.x - other.x), abs(center.y - other.y))
      if distance < least && distance > 0 { least = distance }
    }
    return least
  }
}
