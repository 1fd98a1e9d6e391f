import TestSupport

/// People one by one on a lattice of 50 m in EPSG:4549 about its central meridian, streets along the lattice, a
/// pharmacy and premises on crossings: with a radius of 500 m many stand at the very radius. Walks are sums of
/// |i| and |j|, straight lines are roots of i² + j², both in whole numbers.
struct LatticeTown {
  typealias Crossing = (i: Int, j: Int)

  static let half = 14
  static let pharmacy: Crossing = (-11, -9)
  static let premises: [Crossing] = [(0, 0), (4, 3), (9, -12)]
  static let people = (-half...half).flatMap { i in (-half...half).map { j in (i, j) } }

  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(
      "standard.yaml",
      """
      standard: 1
      circles: [{minutes: 15, name: {zh: 圈, en: circle}}]
      categories: [{id: health, name: {zh: 卫生, en: Health}}]
      types:
        - {id: pharmacy, name: {zh: 药店, en: Pharmacy}, category: health, circle: 15, radius_m: 500}

      """)
    try folder.write("communities.geojson", Self.communities)
    try folder.write("people.csv", Self.table(Self.people))
    try folder.write("facilities.csv", Self.table([Self.pharmacy]))
    try folder.write("idle.csv", Self.table(Self.premises))
    try folder.write("nodes.csv", Self.table(Self.people))
    try folder.write("edges.csv", Self.edges)
    for name in ["study", "after"] { try folder.write("\(name).yaml", Self.study(name)) }
    try folder.write("all.csv", Self.table([Self.pharmacy] + Self.premises))
  }

  /// `after` has a pharmacy in every premises.
  private static func study(_ name: String) -> String {
    """
    study: 1
    communities: {path: communities.geojson, crs: EPSG:4549}
    facilities: [{path: \(name == "after" ? "all" : "facilities").csv, crs: EPSG:4549, type: pharmacy}]
    population: {path: people.csv, crs: EPSG:4549}
    candidates: {path: idle.csv, crs: EPSG:4549}
    network: {nodes: nodes.csv, edges: edges.csv, crs: EPSG:4549}
    standard: standard.yaml
    measure: population

    """
  }

  /// One person at each.
  private static func table(_ places: [Crossing]) -> String {
    places.reduce("id,x,y,population\n") {
      $0 + "\(name($1)),\(easting($1.i)),\(northing($1.j)),1\n"
    }
  }

  private static func name(_ place: Crossing) -> String { "p\(place.i)_\(place.j)" }
  private static func easting(_ i: Int) -> Int { 500_000 + 50 * i }
  private static func northing(_ j: Int) -> Int { 3_350_000 + 50 * j }

  private static var edges: String {
    people.reduce("from,to\n") { text, place in
      [(place.0 + 1, place.1), (place.0, place.1 + 1)]
        .filter { $0.0 <= half && $0.1 <= half }
        .reduce(text) { $0 + "\(name(place)),\(name($1))\n" }
    }
  }

  /// Two that meet between the columns 0 and 1.
  private static var communities: String {
    let (low, middle, high) = (easting(-half) - 25, easting(0) + 25, easting(half) + 25)
    let (south, north) = (northing(-half) - 25, northing(half) + 25)
    let features = [("A", low, middle), ("B", middle, high)].map { id, west, east in
      """
      {"type":"Feature","properties":{"id":"\(id)"},"geometry":{"type":"Polygon","coordinates":
      [[[\(west),\(south)],[\(east),\(south)],[\(east),\(north)],[\(west),\(north)],[\(west),\(south)]]]}}
      """
    }
    return "{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ","))]}\n"
  }
}
