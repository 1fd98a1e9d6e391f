import Foundation
import RunComparison
import TestSupport

/// A result folder written by hand, as the tables are documented.
struct WrittenRun {
  struct Row {
    var coverage: Double
    var verdict: String
    var demand = 100.0
    var adequacy: Double?
  }

  /// id, people, m² and self-assessment index.
  var communities: [(id: String, people: Double, area: Double, exam: Double?)] = []
  /// id, metres and share of the base index.
  var types: [(id: String, radius: Double, weight: Double)] = [("pharmacy", 300, 1)]
  /// By `community/type`.
  var rows: [String: Row] = [:]
  /// Rows of `facility_records.csv`, with its columns.
  var facilities: [String]? = []
  var measure = "population"
  var metric = "straight"
  var threshold = 0.8
  var version = "0.1.0"
  var basis = ["coverage"]
  var cityExam: Double? = 50
  var balance: Double?
  var governance: Double?
  var isIncomplete = false
  /// More members of the summary, each with a comma before it.
  var more = ""
  var layers: [String: (path: String, hash: String)] = [:]

  /// Writes the folder and reads it.
  func read(_ name: String, in folder: TemporaryFolder) throws -> RunResults {
    try write(name, in: folder)
    return try RunResults(folder: folder.path + "/" + name)
  }

  func write(_ name: String, in folder: TemporaryFolder) throws {
    try FileManager.default.createDirectory(
      atPath: "\(folder.path)/\(name)", withIntermediateDirectories: true)
    try folder.write("\(name)/communities.csv", communityTable)
    try folder.write("\(name)/types.csv", typeTable)
    try folder.write("\(name)/coverage.csv", coverageTable)
    try folder.write("\(name)/summary.json", summary)
    guard let facilities else { return }
    let head =
      "facility_id,name,types,community_id,state,status,opened,closed,x,y,source,row"
    try folder.write(
      "\(name)/facility_records.csv", ([head] + facilities).joined(separator: "\n") + "\n")
  }

  private var communityTable: String {
    let rows = communities.map { community in
      let exam = community.exam.map { "\($0)" } ?? ""
      return
        "\(community.id),名\(community.id),\(community.area),\(community.people),\(exam),coverage,"
    }
    return (["\u{FEFF}community_id,name,area_m2,population,exam_index,index_basis,rank"] + rows)
      .joined(separator: "\n") + "\n"
  }

  private var typeTable: String {
    let rows = types.map { "\($0.id),\($0.id),5,\($0.radius),\($0.weight)" }
    return (["type,name,circle_min,radius_m,weight"] + rows).joined(separator: "\n") + "\n"
  }

  private var coverageTable: String {
    var lines = [
      "community_id,type,radius_m,metric,measure,demand,covered,coverage,low,high,verdict,adequacy"
    ]
    for community in communities {
      for type in types {
        guard let row = rows["\(community.id)/\(type.id)"] else { continue }
        let share = "\(row.coverage)"
        let adequacy = row.adequacy.map { "\($0)" } ?? ""
        lines.append(
          "\(community.id),\(type.id),\(type.radius),\(metric),\(measure),\(row.demand),"
            + "\(row.demand * row.coverage),\(share),\(share),\(share),\(row.verdict),\(adequacy)")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private var summary: String {
    func number(_ value: Double?) -> String { value.map { "\($0)" } ?? "null" }
    let inputs = layers.values.map { "{\"path\": \"\($0.path)\", \"sha256\": \"\($0.hash)\"}" }
    let named = layers.map { "\"\($0.key)\": [\"\($0.value.path)\"]" }
    return """
      {
        "version": "\(version)", "synthetic": false, "incomplete": \(isIncomplete),
        "parameters": {"metric": "\(metric)", "measure": "\(measure)", "threshold": \(threshold)},
        "inputs": [\(inputs.joined(separator: ","))], "layers": {\(named.joined(separator: ","))},
        "met_by_threshold": {}, "exam_index": \(number(cityExam)), "base_index": 50,
        "balance_index": \(number(balance)), "governance_index": \(number(governance)),
        "index_basis": [\(basis.map { "\"\($0)\"" }.joined(separator: ","))],
        "index_weights": {"coverage": 0.7, "adequacy": 0.3, "base": 0.5, "balance": 0.3, "governance": 0.2}\(more)
      }
      """
  }
}

extension WrittenRun {
  /// One community X of 1000 people with one type at a coverage, which is met from 80 % on.
  init(_ coverage: Double, facilities: [String]? = []) {
    communities = [("X", 1000, 1_000_000, 50)]
    rows = ["X/pharmacy": Row(coverage: coverage, verdict: coverage >= 0.8 ? "met" : "partial")]
    self.facilities = facilities
  }

  /// A row of `facility_records.csv`.
  static func facility(
    _ id: String, x: Double = 120, state: String = "open", status: String = "", opened: String = "",
    closed: String = "", types: String = "pharmacy"
  ) -> String {
    let place = state == "open" ? "\(x),30" : ","
    return "\(id),,\(types),X,\(state),\(status),\(opened),\(closed),\(place),f.csv,2"
  }
}
