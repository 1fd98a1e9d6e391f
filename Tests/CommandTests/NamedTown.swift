import Foundation
import TestSupport

/// Six squares of 0.01° by 0.01° in two rows, one street each, with names that nobody should trust: markup, quotes, ends
/// of CDATA, marks that turn the direction of writing, control characters, formulas, and what QGIS would compute.
struct NamedTown {
  private let folder: TemporaryFolder

  static let names = [
    "<script>alert(1)</script>", "a\" onload=\"x\" 'b'", "]]>&amp;<!--",
    "\u{202E}evil\u{202C}\u{200F}",
    "=cmd|' /C calc'!A0", "bell\u{7}tab\u{9}end",
  ]
  /// As they are read: control characters are blanks.
  static let namesRead = names.dropLast() + ["bell tab end"]
  static let streets = ["@SUM(1+1)<i>", "[% env('HOME') %]"]
  static let district = "&lt;区"
  /// Names of types; two ids differ in case alone.
  static let types = [
    (id: "Pharmacy", name: "[% layer_property('x','path') %]<b>"),
    (id: "pharmacy", name: "药店\u{202E}"),
    (id: "x\"y<&']]>", name: "\"></category><x"),
  ]

  /// Lower left corner of each square, in its order.
  static let corners: [(Double, Double)] = [
    (120, 30), (120.01, 30), (120.02, 30), (120, 30.01), (120.01, 30.01), (120.02, 30.01),
  ]

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("communities.geojson", Self.json(Self.communities))
    try folder.write("facilities.geojson", Self.json(Self.facilities))
    try folder.write("standard.yaml", Self.standard)
    try folder.write(
      "idle.csv",
      "id,name,lon,lat,floor_area,cost\n0=1,\"=A1+\"\"<x>\"\"\",120.015,30.015,200,80\nB2,b,120.014,30.006,,90\n"
    )
    try folder.write(
      "projects.csv",
      """
      project_id,community_id,type,premises_id,year,status
      "P""<1>",C0,pharmacy,0=1,2027,计划
      P2,C1,Pharmacy,,2027,逾期

      """)
    try folder.write(
      "study.yaml",
      """
      study: 1
      name: "<city> & 'town'"
      communities: {path: communities.geojson}
      facilities: [{path: facilities.geojson}]
      candidates: {path: idle.csv, crs: EPSG:4326}
      projects: {path: projects.csv}
      units: [{path: communities.geojson, name: "]]><u>", circle: 15}]
      standard: standard.yaml
      """)
    try folder.write(
      "scenario.yaml",
      """
      scenario: 1
      name: "<s> & ]]> =1"
      crs: EPSG:4326
      add: [{id: "N<1>", type: pharmacy, at: [120.025, 30.015]}]
      remove: [F0]
      move: [{id: F1, to: [120.016, 30.004]}]
      """)
  }

  func run(_ arguments: [String], out: String) throws -> BuiltCommand {
    try BuiltCommand(
      [arguments[0], "--study", "study.yaml", "--out", out] + arguments.dropFirst(), in: folder)
  }

  func data(_ name: String) throws -> Data { try folder.data(name) }

  func package(_ out: String) throws -> PackageMaker {
    try PackageMaker(try folder.data(out + "/results.gpkg"))
  }

  func features(_ name: String) throws -> [[String: Any]] {
    let map = try JSONSerialization.jsonObject(with: try folder.data(name)) as? [String: Any]
    return map?["features"] as? [[String: Any]] ?? []
  }

  /// Rows of a table of which no cell has a line break.
  func rows(_ name: String) throws -> [[String: String]] {
    let rows = WrittenTable.rows(try folder.content(name))
    return rows.dropFirst().map { Dictionary(zip(rows[0], $0), uniquingKeysWith: { $1 }) }
  }

  // MARK: - Files

  private static func feature(
    _ properties: [String: Any], _ type: String, _ coordinates: Any
  ) -> [String: Any] {
    [
      "type": "Feature", "properties": properties,
      "geometry": ["type": type, "coordinates": coordinates],
    ]
  }

  private static func square(_ x: Double, _ y: Double, _ side: Double) -> [[Double]] {
    [[x, y], [x + side, y], [x + side, y + side], [x, y + side], [x, y]]
  }

  private static var communities: [[String: Any]] {
    corners.enumerated().map { number, corner in
      feature(
        [
          "id": "C\(number)", "name": names[number], "street": streets[number / 3],
          "district": district, "population": 1000 + number,
        ], "Polygon", [square(corner.0, corner.1, 0.01)])
    }
  }

  private static var facilities: [[String: Any]] {
    let points: [(Double, Double)] = [(120.005, 30.005), (120.015, 30.005), (120.005, 30.015)]
    var features: [[String: Any]] = []
    for (number, place) in points.enumerated() {
      let type = number == 2 ? types[0].id : types[1].id
      let properties: [String: Any] = ["id": "F\(number)", "name": names[number], "type": type]
      features.append(feature(properties, "Point", [place.0, place.1]))
    }
    let grounds: [String: Any] = ["id": "G", "name": names[4], "type": types[2].id]
    features.append(feature(grounds, "Polygon", [square(120.021, 30.001, 0.002)]))
    return features
  }

  private static func json(_ features: [[String: Any]]) throws -> Data {
    try JSONSerialization.data(
      withJSONObject: ["type": "FeatureCollection", "features": features])
  }

  /// YAML reads what JSON writes.
  private static var standard: Data {
    get throws {
      let types = types.map { type -> [String: Any] in
        [
          "id": type.id, "name": ["zh": type.name, "en": type.name], "circle": 5, "radius_m": 300,
        ]
      }
      return try JSONSerialization.data(
        withJSONObject: [
          "standard": 1, "name": ["zh": "<标准>", "en": "<standard>"],
          "circles": [["minutes": 5], ["minutes": 15]], "types": types,
        ])
    }
  }
}
