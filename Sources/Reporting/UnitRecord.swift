import Assessment
import PlanarGeometry
import RunFiles
import TableFiles
import Wording

/// A layer of polygons, such as drawn circles or grid cells, that was examined like the communities.
public struct UnitRecord: Sendable {
  public var name: String
  /// Minutes of the circle for which these units answer; nil: none.
  public var circle: Int?
  /// Its communities are the units.
  public var record: RunRecord

  public init(name: String, circle: Int?, record: RunRecord) {
    self.name = name
    self.circle = circle
    self.record = record
  }
}

extension UnitRecord {
  /// Units that meet the circle for which they answer, and those with a verdict; nil where they answer for none.
  var meeting: (count: Int, judged: Int)? {
    guard let circle,
      let number = record.standard.circles.firstIndex(where: { $0.minutes == circle })
    else { return nil }
    let judged = record.result.circles.compactMap { $0[number].meets }
    return (judged.count { $0 == .yes }, judged.count)
  }
}

extension RunRecord {
  /// Takes over what is wrong with the file of a layer, and the file itself; the others were read before. Notes that
  /// go before all figures are taken where they are new.
  public mutating func takeProblems(ofLayer path: String, from examined: RunRecord) {
    problems += examined.problems.filter { $0.file == path }
    inputs += examined.inputs.filter { $0.path == path && !inputs.contains($0) }
    leftOut += examined.leftOut.filter { $0.file == path }
    alerts += examined.alerts.filter { !alerts.contains($0) }
  }

  /// `examined_unit_coverage.csv`, with the columns of `coverage.csv`, and the map of all units.
  func writeUnits(_ formats: Set<OutputFormat>, to folder: OutputFolder) throws {
    guard let first = units.first else { return }
    if formats.contains(.csv) {
      var table = makeTable(Self.columns(first.record.coverageColumns))
      for unit in units {
        try unit.record.appendCoverage(to: &table, layer: unit.name) {
          try folder.append($0, to: "examined_unit_coverage.csv")
        }
      }
      try folder.append(table.takeBytes(), to: "examined_unit_coverage.csv")
    }
    guard formats.contains(.geojson) else { return }
    var layer = GeoJSONWriter { describe(in: &$0) }
    for unit in units {
      try unit.record.appendCommunities(
        to: &layer, member: ("layer", unit.name), positions: unit.record.positions()
      ) { try folder.append($0, to: "examined_units.geojson") }
    }
    try folder.append(layer.finish(), to: "examined_units.geojson")
  }

  /// `examined_units.csv`: the units of all layers with the columns of `communities.csv`.
  func unitTable() -> [UInt8] {
    guard let first = units.first else { return [] }
    var table = makeTable(Self.columns(first.record.communityColumns))
    for unit in units {
      for position in unit.record.city.communities.indices {
        table.text(unit.name)
        for figure in unit.record.figures(ofCommunity: position) { table.cell(figure) }
        endRow(of: &table)
      }
    }
    return table.bytes
  }

  private static func columns(_ own: [String]) -> [String] {
    ["layer"] + own.map { $0 == "community_id" ? "unit_id" : $0 }
  }
}
