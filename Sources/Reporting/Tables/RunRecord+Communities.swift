import CityData
import Examination
import PlanarGeometry
public import Projection

extension RunRecord {
  /// `communities.csv`: one row per community.
  ///
  /// Complexity: O(communities · types).
  public func communityTable() -> [UInt8] {
    var table = makeTable(communityColumns)
    for position in city.communities.indices {
      for figure in figures(ofCommunity: position) { table.cell(figure) }
      endRow(of: &table)
    }
    return table.bytes
  }

  /// `communities.geojson`: the communities with the figures of `communities.csv` and, per type, the
  /// coverage and the verdict; with the metric network also the types met on paper and missed on foot.
  ///
  /// - Parameter vertices: longitude and latitude of every vertex of every community, in their order.
  /// - Complexity: O(vertices + communities · types).
  public func communityLayer(vertices: [GeographicPoint]) -> [UInt8] {
    var layer = GeoJSONWriter { describe(in: &$0) }
    let columns = communityColumns
    let typeColumns = result.types.map { ("coverage_\($0.id)", "verdict_\($0.id)") }
    var start = 0
    for (position, community) in city.communities.enumerated() {
      let end = min(start + community.region.vertices.count, vertices.count)
      layer.feature(
        id: community.id, region: community.region, vertices: vertices[start..<end]
      ) { json in
        for (name, figure) in zip(columns, figures(ofCommunity: position)) {
          json.member(name, figure)
        }
        for (type, names) in typeColumns.enumerated() {
          json.member(names, result.row(community: position, type: type))
        }
        if isOnFoot {
          json.member("missed_on_foot", .text(typesMissedOnFoot(community: position)))
        }
      }
      start = end
    }
    return layer.finish()
  }

  private func typesMissedOnFoot(community: Int) -> String {
    result.typesMissedOnFoot(community: community).map { result.types[$0].id }
      .joined(separator: ";")
  }

  /// What a map made of the layer must say.
  private func describe(in json: inout JSONWriter) {
    json.key("name")
    json.string(city.name)
    json.key("synthetic")
    json.boolean(city.isSynthetic)
    json.key("incomplete")
    json.boolean(isPartial)
    json.key("note")
    json.string(notes.joined(separator: " · "))
  }
}

extension CSVWriter {
  fileprivate mutating func cell(_ figure: CommunityFigure) {
    switch figure {
    case .text(let value): text(value)
    case .integer(let value): integer(value)
    case .number(let value, let decimals): number(value, decimals: decimals)
    }
  }
}

extension JSONWriter {
  fileprivate mutating func member(_ name: String, _ figure: CommunityFigure) {
    key(name)
    switch figure {
    case .text(let value): string(value)
    case .integer(let value): integer(value)
    case .number(let value, let decimals): number(value, decimals: decimals)
    }
  }

  fileprivate mutating func member(
    _ names: (coverage: String, verdict: String), _ row: CoverageRow
  ) {
    key(names.coverage)
    number(row.coverage?.clampedToShare, decimals: 9)
    key(names.verdict)
    string(row.verdict.rawValue)
  }
}
