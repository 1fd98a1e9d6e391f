/// ∫₁² C(ρR)² dρ, C(r) the share of the demand within r: a hundred times it is the balance index.
///
/// By the rule of Gauss and Legendre with sixteen places. C is smooth on land but for kinks where the border of what
/// is reached turns, and of points it has a step for each: those of n equal points leave an error below 1 ÷ n.
public enum BalanceIntegral {
  /// Multiples ρ of the radius at which C is asked for, ascending.
  public static let multiples: [Double] =
    places.reversed().map { 1.5 - 0.5 * $0 } + places.map { 1.5 + 0.5 * $0 }

  /// - Parameter shares: C at each of `multiples`, 0…1. Of several communities together their pooled shares.
  public static func value(of shares: [Double]) -> Double {
    zip(shares, weights.reversed() + weights).reduce(0) { $0 + 0.5 * $1.0 * $1.0 * $1.1 }
  }

  private static let places = [
    0.095012509837637440, 0.281603550779258913, 0.458016777657227386, 0.617876244402643748,
    0.755404408355003034, 0.865631202387831744, 0.944575023073232576, 0.989400934991649933,
  ]
  private static let weights = [
    0.189450610455068496, 0.182603415044923589, 0.169156519395002538, 0.149595988816576732,
    0.124628971255533872, 0.095158511682492785, 0.062253523938647893, 0.027152459411754095,
  ]
}
