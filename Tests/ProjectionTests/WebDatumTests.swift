import PlanarGeometry
import Projection
import TestSupport
import Testing

@Suite struct WebDatumTests {
  /// Longitude and latitude of a place; those in GCJ-02 and BD-09 if these are in WGS 84; those in WGS 84 if they
  /// are in GCJ-02, and if they are in BD-09. From a program of its own in Python (mpmath, 30 digits), which
  /// finds the inverses by bisection in longitude and latitude in turn.
  static let vectors: [[Double]] = [
    [
      120.17, 30.25, 120.17464839769, 30.247641615642, 120.18124315576, 30.253297054384,
      120.16533745562, 30.252349436952, 120.15875550017, 30.246569886469,
    ],
    [
      120.1551, 30.2741, 120.1597944793, 30.2717712232, 120.16635834855, 30.277599218169,
      120.15039192694, 30.276420352824, 120.14386196994, 30.270378698692,
    ],
    [
      119.04, 29.6, 119.04516618222, 29.597582401658, 119.05156516862, 29.603922709518,
      119.03484861969, 29.602429574992, 119.02846547699, 29.596114311862,
    ],
    [
      105.0, 35.0, 105.00328624146, 34.999098632235, 105.00966682832, 35.005403668457,
      104.9967298624, 35.000910186366, 104.99037324343, 34.994642897452,
    ],
    [
      104.9999, 30.1, 105.00291019488, 30.09732365665, 105.00930311917, 30.103629904662,
      104.99690368381, 30.10268535441, 104.99053768934, 30.096412967018,
    ],
    [
      116.4, 39.9, 116.40624278491, 39.901403529849, 116.41262802928, 39.907733781649,
      116.39375882315, 39.898598065325, 116.38737008728, 39.892269692883,
    ],
    [
      87.6, 43.8, 87.602838972272, 43.801212030292, 87.609210151822, 43.80747250765, 87.59716115828,
      43.798787447964, 87.590789784677, 43.79253762127,
    ],
    [
      121.5, 31.2, 121.50442865892, 31.197966685406, 121.51101768878, 31.203611399591,
      121.49555512858, 31.202018974034, 121.48894956749, 31.19634655551,
    ],
    [
      113.26, 23.13, 113.2653270848, 23.127321647611, 113.27175778781, 23.133562037145,
      113.25467483027, 23.132678798076, 113.24820763749, 23.12662297268,
    ],
    [
      91.1, 29.65, 91.101568283475, 29.647300329055, 91.10803737407, 29.653419415609,
      91.098431648932, 29.6526989796, 91.091996731045, 29.646492861807,
    ],
    [
      126.6, 45.8, 126.60591820066, 45.801899560369, 126.61227019821, 45.808255086718,
      126.59408207728, 45.798099804743, 126.58772267709, 45.791741656264,
    ],
    [
      109.5, 18.25, 109.50411844405, 18.248331521, 109.51068025634, 18.254012006191,
      109.49586953949, 18.251656575613, 109.48929504004, 18.245943435746,
    ],
  ]

  /// Of standards.md 6.2: latitude and longitude in WGS 84, GCJ-02 and BD-09, to 10⁻⁸ degrees.
  static let published: [[Double]] = [
    [30.25, 120.17, 30.24764162, 120.17464840, 30.25329705, 120.18124316],
    [30.2741, 120.1551, 30.27177122, 120.15979448, 30.27759922, 120.16635835],
    [29.6, 119.04, 29.59758240, 119.04516618, 29.60392271, 119.05156517],
  ]

  private func systems() throws -> (gcj: GeographicTransform, bd: GeographicTransform) {
    (
      try GeographicTransform(from: CoordinateSystem("GCJ-02")),
      try GeographicTransform(from: CoordinateSystem("BD-09"))
    )
  }

  @Test func thereAsPublished() throws {
    let (gcj, bd) = try systems()
    for row in Self.published {
      let place = GeographicPoint(longitude: row[1], latitude: row[0])
      for (transform, first) in [(gcj, 2), (bd, 4)] {
        let found = transform.toSource([place])[0]
        #expect(abs(found.x - row[first + 1]) < 0.6e-8 && abs(found.y - row[first]) < 0.6e-8)
      }
    }
  }

  /// Within 10⁻⁹ degrees, a tenth of a millimetre; the vectors have 11 places.
  @Test func bothWaysAsTheOracle() throws {
    let (gcj, bd) = try systems()
    for row in Self.vectors {
      let place = GeographicPoint(longitude: row[0], latitude: row[1])
      for (transform, first) in [(gcj, 2), (bd, 4)] {
        let there = transform.toSource([place])[0]
        #expect(abs(there.x - row[first]) < 1e-9 && abs(there.y - row[first + 1]) < 1e-9)
        let back = transform.toGeographic([.init(x: row[0], y: row[1])])[0]
        #expect(abs(back.longitude - row[first + 4]) < 1e-9)
        #expect(abs(back.latitude - row[first + 5]) < 1e-9)
      }
    }
  }

  /// Random places of the box in which the formula holds, within a hundredth of a millimetre.
  @Test(arguments: ["GCJ-02", "BD-09"])
  func roundTrip(datum: String) throws {
    let transform = try GeographicTransform(from: CoordinateSystem(datum))
    var random = SeededRandom(2026)
    let places = (0..<200_000).map { _ in
      GeographicPoint(
        longitude: Double.random(in: 72.05...137.8, using: &random),
        latitude: Double.random(in: 0.85...55.8, using: &random))
    }
    let displaced = transform.toSource(places)
    let restored = transform.toGeographic(displaced)
    let worst = places.indices.map { metres(restored[$0], places[$0]) }.max() ?? .infinity
    let least = places.indices.map { number in
      let image = displaced[number]
      return metres(GeographicPoint(longitude: image.x, latitude: image.y), places[number])
    }.min()
    #expect(worst < 1e-5, "worst \(worst) m")
    #expect((least ?? 0) > 1)
  }

  private func metres(_ one: GeographicPoint, _ other: GeographicPoint) -> Double {
    let degree = DegreeLengths(latitude: other.latitude)
    let east = (one.longitude - other.longitude) * degree.east
    let north = (one.latitude - other.latitude) * degree.north
    return PlanarPoint(x: east, y: north).distance(to: PlanarPoint(x: 0, y: 0))
  }

  /// The root of |longitude − 105| has no slope at its tip.
  @Test func aboutLongitude105() throws {
    let (gcj, _) = try systems()
    for step in -1000...1000 {
      let place = GeographicPoint(longitude: 105 + Double(step) * 1e-9, latitude: 35)
      let back = gcj.toGeographic(gcj.toSource([place]))[0]
      #expect(abs(back.longitude - place.longitude) < 1e-9)
      #expect(abs(back.latitude - place.latitude) < 1e-9)
    }
  }

  @Test(
    arguments: ["GCJ-02", "BD-09"], [(2.35, 48.86), (139.7, 35.7), (-51.2, -30.0), (120, 0.5)])
  func identityOutsideChina(datum: String, place: (Double, Double)) throws {
    let transform = try GeographicTransform(from: CoordinateSystem(datum))
    let there = transform.toSource([.init(longitude: place.0, latitude: place.1)])[0]
    #expect(there == SourceCoordinate(x: place.0, y: place.1))
    let back = transform.toGeographic([.init(x: place.0, y: place.1)])[0]
    #expect(back == GeographicPoint(longitude: place.0, latitude: place.1))
  }

  @Test(arguments: [
    ("GCJ-02", "GCJ-02"), ("gcj02", "GCJ-02"), ("gcj 02", "GCJ-02"), ("EPSG:GCJ-02", "GCJ-02"),
    ("火星坐标", "GCJ-02"), ("火星坐标系", "GCJ-02"), ("BD-09", "BD-09"), ("bd09ll", "BD-09"),
    ("百度坐标系", "BD-09"),
    (
      CoordinateSystemTests.wgs84.replacing("\"WGS 84\",DATUM", with: "\"GCS_GCJ_02\",DATUM"),
      "GCJ-02"
    ),
  ])
  func names(text: String, name: String) throws {
    let system = try CoordinateSystem(text)
    #expect(system.definition == name && system.isGeographic && !system.hasOldEllipsoid)
    #expect(try system == CoordinateSystem(name))
  }

  /// Metres on a shifted ellipsoid are another system.
  @Test func refusesBaiduMercator() {
    #expect(throws: ProjectionError.unsupportedDatum("BD-09 Mercator")) {
      try CoordinateSystem("bd09mc")
    }
  }

  /// Through the local system and back, and what is no place stays none.
  @Test(arguments: ["GCJ-02", "BD-09"])
  func local(datum: String) throws {
    let local = LocalSystem(center: .init(longitude: 120.17, latitude: 30.25))
    let transform = try CoordinateTransform(from: CoordinateSystem(datum), to: local)
    let row = Self.published[0]
    let first = datum == "GCJ-02" ? 2 : 4
    let places = [
      SourceCoordinate(x: row[first + 1], y: row[first]), SourceCoordinate(x: .nan, y: 30),
      SourceCoordinate(x: 120, y: 91),
    ]
    let points = transform.toLocal(places)
    #expect(points[0].distance(to: PlanarPoint(x: 0, y: 0)) < 0.001)
    #expect(!points[1].isFinite && !points[2].isFinite)
    let far = [PlanarPoint(x: 12_345, y: -6789), PlanarPoint(x: -30_000, y: 40_000)]
    for (point, back) in zip(far, transform.toLocal(transform.toSource(far))) {
      #expect(point.distance(to: back) < 1e-5)
    }
  }
}
