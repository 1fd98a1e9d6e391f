package import PlanarGeometry

/// A datum of China's web maps: WGS 84, displaced by up to 700 m (GCJ-02) and up to 1.4 km (BD-09).
///
/// The formula is public but was never published officially; what is made by it is undone exactly. Outside
/// `area` both are WGS 84 itself.
package enum WebDatum: String, Hashable, Sendable, CaseIterable {
  /// Of Amap, Tencent and what the state's surveyors license.
  case gcj02 = "GCJ-02"
  /// Of Baidu: GCJ-02, displaced once more.
  case bd09 = "BD-09"

  /// The box in which places are displaced, in degrees of WGS 84, as the public formula has it.
  package static let area = AreaOfUse(west: 72.004, south: 0.8293, east: 137.8347, north: 55.8271)

  /// Degrees by which `place`, in WGS 84, is displaced at most: 0.02 or more of either is far beyond.
  private static let farthest = 0.03

  /// The place in this datum of one in WGS 84; one that is not finite comes back as it is.
  ///
  /// Complexity: O(1), about 0.1 µs.
  package func displaced(_ place: GeographicPoint) -> GeographicPoint {
    guard Self.area.contains(place, margin: 0) else { return place }
    return unboundedly(place)
  }

  /// The place in WGS 84 of one in this datum, within 10⁻⁷ m of the exact inverse of the formula; the place
  /// itself where that lies outside `area`.
  ///
  /// Fixed points: the displacement changes by less than a hundredth of a step, so that each round gains two
  /// digits or more.
  ///
  /// Complexity: O(1), about 0.5 µs.
  package func restored(_ place: GeographicPoint) -> GeographicPoint {
    guard Self.area.contains(place, margin: Self.farthest) else { return place }
    var guess = place
    for _ in 0..<Self.mostRounds {
      let image = unboundedly(guess)
      let (east, north) = (place.longitude - image.longitude, place.latitude - image.latitude)
      guess.longitude += east
      guess.latitude += north
      if max(abs(east), abs(north)) < Self.smallestStep { break }
    }
    return Self.area.contains(guess, margin: 0) ? guess : place
  }

  private static let mostRounds = 12
  /// Degrees; the next step would be shorter by a factor of 100.
  private static let smallestStep = 1e-10

  private func unboundedly(_ place: GeographicPoint) -> GeographicPoint {
    let displaced = place.displacedByGCJ02
    return self == .gcj02 ? displaced : displaced.displacedByBaidu
  }
}

extension WebDatum {
  private static let names: [(WebDatum, Set<String>)] = [
    (
      .gcj02,
      [
        "GCJ", "GCJ02", "GCJ02LL", "GCJ2", "GCSGCJ02", "EPSGGCJ02", "火星坐标", "火星坐标系", "国测局坐标",
        "国测局坐标系", "高德坐标", "高德坐标系", "腾讯坐标", "腾讯坐标系",
      ]
    ),
    (
      .bd09,
      ["BD", "BD09", "BD09LL", "BD9", "GCSBD09", "EPSGBD09", "百度坐标", "百度坐标系", "百度经纬度"]
    ),
  ]

  /// The datum that goes by `text`, whatever its case, hyphens and blanks; nil for other names.
  init?(named text: String) {
    let letters = text.uppercased().filter { $0.isLetter || $0.isNumber }
    guard let datum = Self.names.first(where: { $0.1.contains(letters) })?.0 else { return nil }
    self = datum
  }
}
