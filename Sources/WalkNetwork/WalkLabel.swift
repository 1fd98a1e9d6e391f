/// Distance and facility of a node in one word, so that labels are compared as numbers: first by
/// distance, then by facility.
///
/// ```
/// 63…60 round | 59…24 distance in `WalkLength` units | 23…0 facility
/// ```
///
/// Rounds count downwards. A label of an earlier round is therefore greater than every label of this
/// one: to begin a round is to forget all labels, at no cost.
enum WalkLabel {
  static let distanceShift: UInt64 = 24
  static let roundShift: UInt64 = 60
  /// Below the round of `unset`.
  static let firstRound: UInt64 = 14
  /// A label that was never set. Lengths can be added to it.
  static let unset: UInt64 = 15 << roundShift
  private static let payload: UInt64 = 1 << roundShift - 1

  static func make(round: UInt64, units: UInt64, facility: Int32) -> UInt64 {
    round << roundShift | units << distanceShift | UInt64(facility)
  }

  /// The greatest label of a distance of `units` in a round.
  static func greatest(round: UInt64, units: UInt64) -> UInt64 {
    round << roundShift | units << distanceShift | (1 << distanceShift - 1)
  }

  static func units(_ label: UInt64) -> UInt64 { (label & payload) >> distanceShift }

  static func reach(_ label: UInt64) -> WalkReach {
    WalkReach(
      distance: WalkLength.metres(units(label)),
      facility: Int32(label & (1 << distanceShift - 1)))
  }
}

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
