import Foundation
import TestSupport

/// Eight communities of 15,000 people in a lattice of four columns and two rows, a row each street; the people of each
/// at four places. One pharmacy where N1 and N2 meet.
///
/// ```
///   N1 | N2 | N3 | N4      North street
///   S1 | S2 | S3 | S4      South street
/// ```
///
/// At 20,000 to 40,000 people within a street only pairs are in the band, and only 1 2 | 3 4 leaves nobody alone.
struct CircleTown {
  static let (width, height) = (0.004, 0.0036)
  static let places = [(-0.001, -0.0009), (0.001, -0.0009), (-0.001, 0.0009), (0.001, 0.0009)]

  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("communities.geojson", Self.communities)
    try folder.write("people.csv", Self.people)
    try folder.write("facilities.csv", "id,type,lon,lat\nF1,pharmacy,120.004,30.0018\n")
    try folder.write("centres.csv", "id,name,lon,lat\nC1,=Station,120.0055,30.0018\n")
    try folder.write("streets.osm", Self.streets)
    try folder.write("standard.yaml", Self.standard)
    try folder.write("study.yaml", Self.study)
  }

  /// - Parameter inputs: in place of the study.
  func circles(
    _ arguments: [String], inputs: [String] = ["--study", "study.yaml"]
  ) throws -> BuiltCommand {
    try BuiltCommand(["circles"] + inputs + arguments, in: folder)
  }

  /// Fifteen-minute circles of pairs.
  func pairs(_ arguments: [String], out: String) throws -> BuiltCommand {
    try circles(["--minutes", "15", "--people", "20000-40000", "--out", out] + arguments)
  }

  /// The rows of a table by their columns.
  func rows(_ name: String) throws -> [[String: String]] {
    let rows = WrittenTable.rows(try folder.content(name))
    return rows.dropFirst().map { Dictionary(zip(rows[0], $0), uniquingKeysWith: { $1 }) }
  }

  func summary(_ out: String) throws -> [String: Any] {
    let data = try folder.data(out + "/summary.json")
    return try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
  }

  /// Exterior rings of a layer by the id of the feature, as they are written.
  func rings(_ name: String) throws -> [String: [[[Double]]]] {
    let layer = try JSONSerialization.jsonObject(with: folder.data(name)) as? [String: Any]
    var rings: [String: [[[Double]]]] = [:]
    for feature in layer?["features"] as? [[String: Any]] ?? [] {
      let geometry = feature["geometry"] as? [String: Any]
      let one = geometry?["coordinates"] as? [[[Double]]]
      let many = geometry?["coordinates"] as? [[[[Double]]]]
      rings[feature["id"] as? String ?? "", default: []] += many?.flatMap { $0 } ?? one ?? []
    }
    return rings
  }

  // MARK: - Files

  static let names = ["S1", "S2", "S3", "S4", "N1", "N2", "N3", "N4"]

  /// South-west corner of a community.
  static func corner(_ number: Int) -> (x: Double, y: Double) {
    (120 + width * Double(number % 4), number < 4 ? 30 - height : 30)
  }

  private static var communities: String {
    let features = names.enumerated().map { number, id in
      let (x, y) = corner(number)
      let ring = [(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)].map { across, along in
        "[\(degrees(x + width * Double(across))),\(degrees(y + height * Double(along)))]"
      }
      let name = id == "N1" ? "=1+1" : id == "N2" ? "<b>,\\\"x\\\"" : "\(id) 社区"
      return """
        {"type":"Feature","properties":{"id":"\(id)","name":"\(name)","street":"\(id.first == "N" ? "北街" : "南街")",
        "district":"D","population":15000,"households":5000,"elderly":3000},"geometry":{"type":"Polygon",
        "coordinates":[[\(ring.joined(separator: ","))]]}}
        """
    }
    return "{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ","))]}\n"
  }

  private static func degrees(_ value: Double) -> String { String(format: "%.6f", value) }

  private static var people: String {
    var rows = ["id,lon,lat,population"]
    for number in names.indices {
      let (x, y) = corner(number)
      for (place, shift) in places.enumerated() {
        let (lon, lat) = (x + width / 2 + shift.0, y + height / 2 + shift.1)
        rows.append("\(names[number])-\(place),\(degrees(lon)),\(degrees(lat)),3750")
      }
    }
    return rows.joined(separator: "\n") + "\n"
  }

  /// A primary street through the middle of each column and one along each row.
  private static var streets: String {
    var (nodes, ways) = ("", "")
    func node(_ id: Int, _ x: Double, _ y: Double) {
      nodes += "<node id=\"\(id)\" lat=\"\(degrees(y))\" lon=\"\(degrees(x))\"/>\n"
    }
    func way(_ id: Int, _ members: [Int], _ kind: String) {
      let refs = members.map { "<nd ref=\"\($0)\"/>" }.joined()
      ways += "<way id=\"\(id)\">\(refs)<tag k=\"highway\" v=\"\(kind)\"/></way>\n"
    }
    for column in 0..<4 {
      let x = 120 + width * (Double(column) + 0.5)
      node(10 * column + 1, x, 30 - height * 1.1)
      node(10 * column + 2, x, 30 - height / 2)
      node(10 * column + 3, x, 30 + height / 2)
      node(10 * column + 4, x, 30 + height * 1.1)
      way(100 + column, (1...4).map { 10 * column + $0 }, "primary")
    }
    for row in 2...3 { way(200 + row, (0..<4).map { 10 * $0 + row }, "residential") }
    return "<osm>\n\(nodes)\(ways)</osm>\n"
  }

  private static let standard = """
    standard: 1
    circles: [{minutes: 5, name: {zh: 五, en: five}}, {minutes: 15, name: {zh: 十五, en: fifteen}}]
    categories: [{id: health, name: {zh: 卫生, en: Health}}]
    types:
      - {id: pharmacy, name: {zh: 药店, en: Pharmacy}, category: health, circle: 15, radius_m: 990}

    """

  private static let study = """
    study: 1
    name: Lattice
    communities: {path: communities.geojson}
    facilities: [{path: facilities.csv, crs: EPSG:4326}]
    population: {path: people.csv, crs: EPSG:4326}
    standard: standard.yaml

    """
}
