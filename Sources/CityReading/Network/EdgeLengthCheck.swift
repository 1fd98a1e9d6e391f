import PlanarGeometry
import TableFiles
import Wording

/// Compares the lengths of a table of edges with the straight lines between their nodes, which no walk beats.
struct EdgeLengthCheck {
  /// Stated length by straight line of each edge whose nodes are more than a metre apart.
  private var ratios: [Double] = []
  private var shorter = 0
  private var firstShorter: Int?

  /// Beside lengths rounded to whole metres and straight lines of an ellipsoid taken for a sphere.
  private static let tolerance = (share: 0.01, metres: 0.5)

  /// - Parameters: `length` and `straight` in metres; `row` is the edge's in its table.
  mutating func add(length: Double, straight: Double, row: Int) {
    guard straight > 1 else { return }
    ratios.append(length / straight)
    guard length + Self.tolerance.metres < (1 - Self.tolerance.share) * straight else { return }
    shorter += 1
    if firstShorter == nil { firstShorter = row }
  }

  /// What is wrong with the lengths, and whether it is so with most of them.
  ///
  /// - Parameters:
  ///   - unit: what the lengths were taken for.
  ///   - latitude: degrees, of the network.
  /// - Complexity: O(n log n) in edges.
  func finding(taken unit: LengthUnit, latitude: Double) -> (isCommon: Bool, Finding)? {
    let sorted = ratios.sorted()
    guard let median = sorted.isEmpty ? nil : sorted[sorted.count / 2] else { return nil }
    let likeness = LengthLikeness(taken: unit, latitude: latitude)
    if 2 * shorter > ratios.count {
      let message = InputMessage.lengthsTooShort(
        shorter, of: ratios.count, factor: median, likely: likeness.shorter(factor: median))
      return (true, Finding(.warning, .kept, says: message))
    }
    if let likely = likeness.longer(sorted) {
      let message = InputMessage.lengthsTooLong(factor: median, likely: likely)
      return (true, Finding(.warning, .kept, says: message))
    }
    if let proportion = proportion(of: sorted) { return (false, proportion) }
    guard let firstShorter else { return nil }
    let message = InputMessage.someLengthsTooShort(shorter, of: ratios.count)
    return (false, Finding(.warning, .kept, row: firstShorter, says: message))
  }

  /// Two in five lengths or more are one multiple of the straight line, and none is near the line itself: streets
  /// that wind all differ.
  private func proportion(of sorted: [Double]) -> Finding? {
    guard sorted.count >= Self.fewest, sorted[sorted.count / 50] > 1.1 else { return nil }
    let least = sorted[sorted.count / 50]
    let equal = sorted.count { $0 <= 1.005 * least && $0 >= 0.995 * least }
    guard 5 * equal >= 2 * sorted.count else { return nil }
    let factor = least.fixedText(decimals: 2, trimmed: true)
    let message = InputMessage.lengthsInProportion(factor: factor, equal, of: sorted.count)
    return Finding(.warning, .kept, says: message)
  }

  /// Edges of which something can be said.
  private static let fewest = 10
}

/// Which unit lengths are in that are not in the one they were taken for.
private struct LengthLikeness {
  let taken: LengthUnit
  let latitude: Double

  private typealias Factor = (unit: LikelyUnit, factor: Double)

  /// What lengths of each unit are, in the one that was taken.
  private var units: [Factor] {
    LengthUnit.allCases.filter { $0 != taken }.map { ($0.likely, taken.metres / $0.metres) }
  }

  /// Of the latitude.
  private var cosine: Double {
    let degree = DegreeLengths(latitude: latitude)
    return max(0.1, degree.east / degree.north)
  }

  /// Ways are rarely more than half longer than the straight line in the middle; a degree of longitude is shorter
  /// than one of latitude by the cosine of the latitude.
  func shorter(factor: Double) -> LikelyUnit? {
    let length = units.first { (0.97...1.6).contains(factor / $0.factor) }
    if let length { return length.unit }
    let degrees = factor * 111_320 / taken.metres
    if (0.97...1.6 / cosine).contains(degrees) { return .degrees }
    return times.first { (0.6...1.6).contains(factor / $0.factor) }?.unit
  }

  /// Walks of 1.25 m/s.
  private var times: [Factor] {
    [(.hours, 4500.0), (.minutes, 75), (.seconds, 1.25)].map { ($0, taken.metres / $1) }
  }

  /// The unit by whose factor all edges are longer than the straight line, most of them exactly by it as streets
  /// are straight.
  ///
  /// - Parameter ratios: sorted.
  func longer(_ ratios: [Double]) -> LikelyUnit? {
    let others: [Factor] = [
      (.centimetres, 100 * taken.metres), (.millimetres, 1000 * taken.metres),
      (.webMercator, taken.metres / cosine),
    ]
    return (units + others).first { isFactor($0.factor, of: ratios) }?.unit
  }

  private func isFactor(_ factor: Double, of ratios: [Double]) -> Bool {
    guard factor > 1.02, ratios.count >= (factor < 2 ? 10 : 2) else { return false }
    let least = ratios[ratios.count / 20]
    guard least >= 0.98 * factor, least <= 1.15 * factor else { return false }
    if factor >= 2, ratios.count >= 10 { return true }
    let near = ratios.count { abs($0 / factor - 1) < 0.02 }
    return 2 * near >= ratios.count
  }
}

extension LengthUnit {
  fileprivate var likely: LikelyUnit {
    switch self {
    case .metre: .metres
    case .kilometre: .kilometres
    case .foot: .feet
    case .yard: .yards
    case .mile: .miles
    }
  }
}
