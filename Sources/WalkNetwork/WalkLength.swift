/// Lengths in whole units of 2⁻²⁰ m (about a micrometre).
///
/// Sums of whole numbers do not depend on their order, so that equal ways are equal to the last bit;
/// a way of a thousand arcs is off by less than half a millimetre.
enum WalkLength {
  static let unitsPerMetre = 1_048_576.0
  /// Longest distance that is told apart: 65,535 m.
  static let longest: UInt64 = 65_535 << 20

  /// Nearest whole number of units, cut to 0…`longest`; NaN gives `longest`.
  static func units(_ metres: Double) -> UInt64 {
    guard metres < 65_535 else { return longest }
    let units = max(metres * unitsPerMetre, 0)
    // As `rounded` does, without a call.
    let whole = Int64(units)
    return UInt64(whole + (units - Double(whole) >= 0.5 ? 1 : 0))
  }

  static func metres(_ units: UInt64) -> Double { Double(units) / unitsPerMetre }
}
