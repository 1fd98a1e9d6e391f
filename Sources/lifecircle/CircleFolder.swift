import Assessment
import CircleDrawing
import CityReading
import RunFiles
import TableFiles
import Wording

/// What `circles` wrote to a folder: its units, its circles, and how they were drawn.
struct CircleFolder {
  private let path: String
  /// How the circles were measured.
  let metric: Metric
  /// How they were drawn, as flags of `circles`; its units among them, its circles not.
  let flags: [String]

  var units: String { path + "/units.geojson" }
  /// Which unit is in which circle.
  var circles: String { path + "/units.csv" }

  /// - Throws: where the folder holds no results of `circles`.
  init(_ path: String) throws(InputError) {
    self.path = path
    let summary = path + "/summary.json"
    let json: JSONValue
    do throws(InputError) {
      json = try JSONValue.read(FileContents(path: summary))
    } catch .data(_, nil, .missing) {
      throw .data(file: path, row: nil, .noCircleFolder)
    }
    guard json["count_by_people"] != nil, let parameters = json["parameters"],
      let metric = parameters["metric"]?.text.flatMap(Metric.init),
      let flags = Self.flags(parameters)
    else { throw .data(file: summary, row: nil, .noCircleSummary) }
    (self.metric, self.flags) = (metric, ["--units", path + "/units.geojson"] + flags)
  }

  /// nil where something is missing.
  private static func flags(_ json: JSONValue) -> [String]? {
    guard let minutes = json["minutes"]?.integer, let seed = json["seed"]?.integer,
      let within = json["within"]?.text.flatMap(ServedArea.init).map(area),
      let least = text(json["people_least"]), let most = text(json["people_most"]),
      let radius = text(json["radius_m"]), let border = text(json["least_border_m"]),
      let share = text(json["share_within"]), let rules = json["rules"].flatMap(rules)
    else { return nil }
    let centres = json["centres"]?.text.map { ["--centres", $0] } ?? []
    return [
      "--minutes", "\(minutes)", "--people", "\(least)-\(most)", "--within", within,
      "--radius", radius, "--least-border", border, "--share-within", share, "--seed", "\(seed)",
    ] + rules + centres
  }

  private static func rules(_ json: JSONValue) -> [String]? {
    let flags = CircleRule.allCases.compactMap { rule -> String? in
      let value = json[rule.rawValue]
      return (value?.text ?? text(value)).map { "\(rule.rawValue)=\($0)" }
    }
    guard flags.count == CircleRule.allCases.count else { return nil }
    return flags.flatMap { ["--rule", $0] }
  }

  private static func text(_ value: JSONValue?) -> String? {
    value?.number.map { $0.fixedText(decimals: 9, trimmed: true) }
  }

  private static func area(_ served: ServedArea) -> String {
    CircleArea.allCases.first { $0.served == served }?.rawValue ?? served.rawValue
  }
}
