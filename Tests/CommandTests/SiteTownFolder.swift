import Foundation
import TestSupport

/// A folder with a small town: two squares of 0.01° by 0.01°, streets every 0.001°, 240 places of people,
/// one health station, one pharmacy and a register of idle premises.
struct SiteTownFolder {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try write(
      """
      {"type":"FeatureCollection","features":[
      {"type":"Feature","properties":{"id":"A","children":500},"geometry":{"type":
      "Polygon","coordinates":[[[120,30],[120.01,30],[120.01,30.01],[120,30.01],[120,30]]]}},
      {"type":"Feature","properties":{"id":"B","children":300},"geometry":{"type":
      "Polygon","coordinates":[[[120.01,30],[120.02,30],[120.02,30.01],[120.01,30.01],[120.01,30]]]}}
      ]}
      """, "communities.geojson")
    try write(
      """
      id,type,lon,lat
      F1,communityHealthStation,120.0021,30.0022
      F2,pharmacy,120.0183,30.0074
      """, "facilities.csv")
    try write(
      """
      id,name,lon,lat,floor_area,owner,acquisition,cost
      s1,Old school,120.0052,30.0071,300,School board,handed over,120
      s2,"Shop, closed",120.0083,30.0032,200,"Wang, ""Lao"" Co",rented,80
      s3,,120.0121,30.0052,150,City,bought,260.5
      s4,Kiosk,120.0150,30.0080,80,City,rented,10
      s5,Depot,120.0162,30.0031,,Railway,,90
      s6,仓库,120.0181,30.0061,500,街道,划拨,
      """, "idle.csv")
    try write("id,lon,lat,floor_area\ns1,120.005,30.007,80\ns2,120.008,30.003,149.9\n", "small.csv")
    try write("id,lon,lat,floor_area\n", "empty.csv")
    try write(Self.people, "people.csv")
    try write(Self.streets, "streets.osm")
  }

  func write(_ text: String, _ name: String) throws {
    try folder.write(name, text + "\n")
  }

  func content(_ name: String) throws -> String { try folder.content(name) }

  func data(_ name: String) throws -> Data { try folder.data(name) }

  func names(_ name: String = "") throws -> [String] { try folder.names(name) }

  /// The rows of a table by their columns; no value has a line break.
  func rows(_ name: String) throws -> [[String: String]] {
    let lines = try text(name).split(separator: "\n").map { Self.cells(of: $0) }
    return lines.dropFirst().map { Dictionary(zip(lines[0], $0), uniquingKeysWith: { $1 }) }
  }

  func columns(_ name: String) throws -> String {
    String(try text(name).split(separator: "\n").first ?? "")
  }

  /// Without the mark of the byte order.
  private func text(_ name: String) throws -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: try content(name).unicodeScalars.filter { $0 != "\u{FEFF}" })
    return String(text)
  }

  func run(_ command: String, _ arguments: [String], network: Bool = true) throws -> BuiltCommand {
    var inputs = [
      command, "--communities", "communities.geojson", "--facilities", "facilities.csv",
      "--facilities-crs", "EPSG:4326", "--population", "people.csv", "--population-crs",
      "EPSG:4326",
    ]
    if network { inputs += ["--network", "streets.osm"] }
    return try BuiltCommand(inputs + arguments, in: folder)
  }

  private static func cells(of line: Substring) -> [String] {
    var (cells, isQuoted) = ([""], false)
    for character in line {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: cells.append("")
      default: cells[cells.count - 1].append(character)
      }
    }
    return cells
  }

  /// Scattered over both squares by multiples of two irrational numbers.
  private static var people: String {
    let rows = (0..<240).map { place in
      let across = (Double(place) * 0.754_877_666_246_693).truncatingRemainder(dividingBy: 1)
      let along = (Double(place) * 0.569_840_290_998_053).truncatingRemainder(dividingBy: 1)
      let (x, y) = (120 + 0.02 * across, 30 + 0.01 * along)
      return "p\(place),\(x),\(y),\(3 + place * 7 % 41),\(place * 5 % 4)"
    }
    return (["id,lon,lat,population,elderly"] + rows).joined(separator: "\n")
  }

  /// 21 streets from south to north and 11 from west to east; every seventh block of the latter is missing.
  private static var streets: String {
    func node(_ column: Int, _ row: Int) -> Int { 1 + column + 21 * row }
    var (nodes, ways) = ("", "")
    func addWay(_ from: Int, _ to: Int) {
      ways += "<way id=\"\(1000 + ways.utf8.count)\"><nd ref=\"\(from)\"/><nd ref=\"\(to)\"/>"
      ways += "<tag k=\"highway\" v=\"residential\"/></way>\n"
    }
    for row in 0...10 {
      for column in 0...20 {
        nodes += "<node id=\"\(node(column, row))\" lat=\"\(30 + Double(row) / 1000)\" "
        nodes += "lon=\"\(120 + Double(column) / 1000)\"/>\n"
        if row < 10 { addWay(node(column, row), node(column, row + 1)) }
        if column < 20, (column + 3 * row) % 7 > 0 {
          addWay(node(column, row), node(column + 1, row))
        }
      }
    }
    return "<osm>\n\(nodes)\(ways)</osm>"
  }
}
