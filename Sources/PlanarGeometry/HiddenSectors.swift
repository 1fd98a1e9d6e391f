/// Which of 64 equal sectors of a circle are hidden for certain: a cheap bound that spares most arcs
/// their exact angles.
///
/// Sector k spans the directions from −π + k·π/32 to −π + (k + 1)·π/32.
struct HiddenSectors {
  /// Bit k is set when sector k is hidden.
  private(set) var bits: UInt64 = 0

  var isComplete: Bool { bits == .max }

  /// The hidden sectors as arcs; neighbouring ones are joined, except across ±π.
  var runs: [(start: Double, sweep: Double)] {
    var runs: [(start: Double, sweep: Double)] = []
    var rest = bits
    var sector = 0
    while rest != 0 {
      let skipped = rest.trailingZeroBitCount
      rest >>= UInt64(skipped)
      let length = (~rest).trailingZeroBitCount
      sector += skipped
      runs.append((Double(sector) / Self.perRadian - .pi, Double(length) / Self.perRadian))
      sector += length
      rest = length == 64 ? 0 : rest >> UInt64(length)
    }
    return runs
  }

  /// Error bound of `roughDirection` in radians.
  private static let slack = 0.005
  private static let perRadian = 32 / Double.pi

  /// Adds the sectors that lie within `halfWidth` of the direction of `vector` whatever the rounding.
  mutating func insert(around vector: PlanarPoint, halfWidth: Double) {
    let middle = roughDirection(of: vector)
    let first = Self.sector(middle - halfWidth + Self.slack) + 1
    let end = Self.sector(middle + halfWidth - Self.slack)
    if end > first { bits |= Self.mask(first: first, count: end - first) }
  }

  /// Whether every sector that the arc within `halfWidth` can touch is hidden already.
  func hides(around vector: PlanarPoint, halfWidth: Double) -> Bool {
    let middle = roughDirection(of: vector)
    let first = Self.sector(middle - halfWidth - Self.slack)
    let end = Self.sector(middle + halfWidth + Self.slack) + 1
    let touched = Self.mask(first: first, count: end - first)
    return touched & ~bits == 0
  }

  /// Number of the sector that holds a direction in −2π…2π, which may be one of an earlier or a later
  /// turn. Truncating a positive number is faster than rounding down.
  private static func sector(_ direction: Double) -> Int {
    Int((direction + 5 * .pi) * perRadian) - 128
  }

  /// `count` bits from number `first`, counted around the circle.
  private static func mask(first: Int, count: Int) -> UInt64 {
    let run: UInt64 = count >= 64 ? .max : (1 << UInt64(count)) - 1
    let shift = UInt64(first & 63)
    return run << shift | (shift == 0 ? 0 : run >> (64 - shift))
  }

  /// The direction in −π…π to within 0.005, by a parabola in the ratio of the coordinates.
  private func roughDirection(of vector: PlanarPoint) -> Double {
    let (x, y) = (abs(vector.x), abs(vector.y))
    let ratio = min(x, y) / max(x, y)
    var angle = ratio * (.pi / 4 + 0.273 * (1 - ratio))
    if y > x { angle = .pi / 2 - angle }
    if vector.x < 0 { angle = .pi - angle }
    return vector.y < 0 ? -angle : angle
  }
}

/// Half the angle at a disc's centre that an equal disc hides, by the squared distance of the
/// centres: exact values at equal steps, rounded down or up to the neighbouring step.
struct HalfWidthTable: Sendable {
  private let angles: [Double]

  private static let steps = 512

  init() {
    angles = (0...Self.steps).map { arcCosine((Double($0) / Double(Self.steps)).squareRoot()) }
  }

  /// - Parameter ratio: squared distance of the centres ÷ squared diameter, 0…1.
  /// - Returns: a lower and an upper bound in radians.
  func bounds(_ ratio: Double) -> (low: Double, high: Double) {
    let step = min(Int(ratio * Double(Self.steps)), Self.steps - 1)
    return (angles[step + 1], angles[step])
  }
}
