import Foundation
import Testing

/// A kind of input that is easily misread, a case of it, and what a user reads or the figure that is right.
struct MisreadKind: Sendable, CustomTestStringConvertible {
  var kind: String
  /// By name, beside or instead of those of `town`.
  var files: [String: String] = [:]
  /// The same for files that are no text.
  var data: [String: Data] = [:]
  var arguments = ["assess", "--study", "study.yaml"]
  var status: Int32 = 0
  /// Parts of the sentence in both languages: in the error, on the screen or in `problems.csv`.
  var english = ""
  var chinese = ""
  /// The beginning of a row of `coverage.csv` with `min_m` or `demand`, as `column=value`.
  var figure: [String] = []

  var testDescription: String { kind }

  /// Metres about (500000, 3350000) of EPSG:4549: a square A of 400 m and B east of it, a pharmacy in A, a street.
  static let town = [
    "communities.geojson": squares(["A", "B"]),
    "facilities.csv": "id,type,x,y\nP,pharmacy,500200,3350200\n",
    "standard.yaml": "standard: 1\ntypes:\n  - {id: pharmacy, circle: 15, radius_m: 500}\n",
    "study.yaml": study(),
  ]

  /// Before the bytes of a file that is no text.
  static let base64Mark = "base64:"

  static func content(_ text: String) -> Data {
    let isText = !text.hasPrefix(base64Mark)
    return (isText ? nil : Data(base64Encoded: String(text.dropFirst(base64Mark.count))))
      ?? Data(text.utf8)
  }

  static func study(_ more: String = "", communities: String = "EPSG:4549") -> String {
    """
    study: 1
    communities: {path: communities.geojson, crs: "\(communities)"}
    facilities:
      - {path: facilities.csv, crs: EPSG:4549}
    standard: standard.yaml
    \(more)
    """
  }

  static func squares(_ ids: [String], apart: Double = 400) -> String {
    let features = ids.enumerated().map { place, id in
      square("\"id\":\"\(id)\",\"name\":\"\(id)-\(place)\"", x: 500_000 + apart * Double(place))
    }
    return collection(features)
  }

  static func collection(_ features: [String]) -> String {
    "{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ","))]}"
  }

  static func square(_ properties: String, x: Double, y: Double = 3_350_000, side: Double = 400)
    -> String
  {
    let corners = [(x, y), (x + side, y), (x + side, y + side), (x, y + side), (x, y)]
    let ring = corners.map { "[\($0.0),\($0.1)]" }.joined(separator: ",")
    return """
      {"type":"Feature","properties":{\(properties)},"geometry":{"type":"Polygon","coordinates":[[\(ring)]]}}
      """
  }

  static let people = "population: {path: people.csv, crs: EPSG:4549}"
  static let tables = "network: {nodes: nodes.csv, edges: edges.csv, crs: EPSG:4549}"
  static let nodes = "id,x,y\na,500200,3350200\nb,500600,3350200\nc,501000,3350200\n"
}
