import Assessment
import CityReading
public import PlanarGeometry
import Projection
import TableFiles
import Wording

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
  /// - Parameter positions: longitude and latitude of every vertex of a region, in their order.
  /// - Complexity: O(vertices + communities · types).
  public func communityLayer(positions: (PlanarRegion) -> [GeographicPoint]) -> [UInt8] {
    var bytes: [UInt8] = []
    writeCommunities(positions: positions) { bytes += $0 }
    return bytes
  }

  func writeCommunities(
    positions: (PlanarRegion) -> [GeographicPoint], to put: ([UInt8]) throws -> Void
  ) rethrows {
    var layer = GeoJSONWriter { describe(in: &$0) }
    let columns = communityColumns
    let typeColumns = result.types.map { ("coverage_\($0.id)", "verdict_\($0.id)") }
    for (position, community) in city.communities.enumerated() {
      layer.feature(
        id: community.id, region: community.region, vertices: positions(community.region)[...]
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
      if (position + 1).isMultiple(of: Self.communitiesAtOnce) { try put(layer.takeBytes()) }
    }
    try put(layer.finish())
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
