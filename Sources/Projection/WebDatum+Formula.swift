import PlanarGeometry

/// The public formula, as in eviltransform (github.com/googollee/eviltransform) and others.
extension GeographicPoint {
  /// Half the greater axis of Krasovsky's ellipsoid, as the formula rounds it, in metres.
  private static let axis = 6_378_245.0
  /// Square of its eccentricity.
  private static let eccentricity = 0.006_693_421_622_965_943_23

  /// In GCJ-02, for a place in WGS 84 anywhere.
  var displacedByGCJ02: GeographicPoint {
    let (x, y) = (longitude - 105, latitude - 35)
    let (east, north) = (Harmonics(x), Harmonics(y))
    let root = abs(x).squareRoot()
    let common = 20 * east.sixfold + 20 * east.twofold
    let metresNorth =
      -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root
      + (common + 20 * north.whole + 40 * north.third + 160 * north.twelfth
        + 320 * north.thirtieth) * 2 / 3
    let metresEast =
      300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root
      + (common + 20 * east.whole + 40 * east.third + 150 * east.twelfth
        + 300 * east.thirtieth) * 2 / 3
    let (sine, cosine) = sineAndCosine(latitude * .pi / 180)
    let squared = 1 - Self.eccentricity * sine * sine
    let meridian = Self.axis * (1 - Self.eccentricity) / (squared * squared.squareRoot())
    let parallel = Self.axis / squared.squareRoot() * cosine
    return GeographicPoint(
      longitude: longitude + metresEast / parallel * 180 / .pi,
      latitude: latitude + metresNorth / meridian * 180 / .pi)
  }

  /// In BD-09, for a place in GCJ-02: turned about (0, 0) and stretched by a little, then shifted.
  var displacedByBaidu: GeographicPoint {
    let factor = Double.pi * 3000 / 180
    let distance = (longitude * longitude + latitude * latitude).squareRoot()
    guard distance > 0 else { return GeographicPoint(longitude: 0.0065, latitude: 0.006) }
    let stretch = 1 + 0.000_02 * sineAndCosine(latitude * factor).sine / distance
    let turn = sineAndCosine(0.000_003 * sineAndCosine(longitude * factor).cosine)
    return GeographicPoint(
      longitude: stretch * (longitude * turn.cosine - latitude * turn.sine) + 0.0065,
      latitude: stretch * (latitude * turn.cosine + longitude * turn.sine) + 0.006)
  }
}

/// Sines of multiples of π · x, of which one is computed and the others follow by the theorems of addition.
private struct Harmonics {
  let thirtieth: Double
  let twelfth: Double
  let third: Double
  let whole: Double
  let twofold: Double
  let sixfold: Double

  init(_ x: Double) {
    let base = Turn(x * .pi / 60)
    let double = base + base
    let five = double + double + base
    let ten = five + five
    let twenty = ten + ten
    let sixty = twenty + twenty + twenty
    let twice = sixty + sixty
    thirtieth = double.sine
    twelfth = five.sine
    third = twenty.sine
    whole = sixty.sine
    twofold = twice.sine
    sixfold = (twice + twice + twice).sine
  }
}

/// An angle by its sine and cosine.
private struct Turn {
  let sine: Double
  let cosine: Double

  init(_ angle: Double) { (sine, cosine) = sineAndCosine(angle) }

  private init(sine: Double, cosine: Double) {
    self.sine = sine
    self.cosine = cosine
  }

  static func + (one: Turn, other: Turn) -> Turn {
    Turn(
      sine: one.sine * other.cosine + one.cosine * other.sine,
      cosine: one.cosine * other.cosine - one.sine * other.sine)
  }
}
