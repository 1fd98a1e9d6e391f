import Assessment
public import PlanarGeometry
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
    try appendCommunities(to: &layer, positions: positions, put)
    try put(layer.finish())
  }

  /// - Parameter member: a member before the others.
  func appendCommunities(
    to layer: inout GeoJSONWriter, member: (name: String, value: String)? = nil,
    positions: (PlanarRegion) -> [GeographicPoint], _ put: ([UInt8]) throws -> Void
  ) rethrows {
    let columns = communityColumns
    let typeColumns = result.types.map { ("coverage_\($0.id)", "verdict_\($0.id)") }
    for (position, community) in city.communities.enumerated() {
      layer.feature(
        id: community.id, region: community.region, vertices: positions(community.region)[...]
      ) { json in
        if let member { json.member(member.name, member.value) }
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
  }

  private func typesMissedOnFoot(community: Int) -> String {
    result.typesMissedOnFoot(community: community).map { result.types[$0].id }
      .joined(separator: ";")
  }

  /// What a map made of the layer must say.
  func describe(in json: inout JSONWriter) {
    json.member("name", city.name)
    describeNotes(in: &json)
  }

  /// What any map of the run must say.
  func describeNotes(in json: inout JSONWriter) {
    json.member("synthetic", city.isSynthetic)
    json.member("incomplete", isPartial)
    json.member("note", notes.joined(separator: " · "))
  }
}

extension JSONWriter {
  /// Writes a figure of an area.
  mutating func member(_ name: String, _ figure: CommunityFigure) {
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

/// A value of `communities.csv` and `communities.geojson`.
enum CommunityFigure {
  case text(String?)
  case integer(Int?)
  case number(Double?, decimals: Int)
}

extension RunRecord {
  /// Names of the figures of a community.
  var communityColumns: [String] {
    let circles = standard.circles.map(\.minutes)
    return ["community_id", "name", "street", "district", "kind", "area_m2", "population"]
      + circles.flatMap { ["types_met_\($0)min", "types_\($0)min"] }
      + circles.map { "meets_\($0)min" } + circles.map { "missed_\($0)min" }
      + Self.indexColumns + ["off_network"] + Self.noteColumns + ["programme_status"]
  }

  /// The figures of the community at `position`, in the order of `communityColumns`.
  func figures(ofCommunity position: Int) -> [CommunityFigure] {
    let community = city.communities[position]
    let circles = result.circles[position]
    var figures: [CommunityFigure] = [
      .text(community.id), .text(community.name), .text(community.street),
      .text(community.district), .text(community.kind),
      .number(community.region.area, decimals: 3), .number(community.population, decimals: 3),
    ]
    for circle in circles { figures += [.integer(circle.met), .integer(circle.required)] }
    for circle in circles { figures.append(.text(circle.meets?.rawValue)) }
    for circle in circles { figures.append(.text(missedTypes(of: circle))) }
    let indices = scores?.communities[position]
    figures += indexFigures(indices, rank: scores?.ranks[position])
    figures.append(.number(offNetwork(ofCommunity: position), decimals: 9))
    return figures + noteFigures(indices) + [.text(community.programmeStatus)]
  }

  /// Share of a community's demand that is off the network; nil by straight lines.
  private func offNetwork(ofCommunity position: Int) -> Double? {
    guard let shares = result.networkGaps?.shareOffNetwork, shares.indices.contains(position)
    else { return nil }
    return shares[position]
  }

  func missedTypes(of circle: CircleVerdict) -> String {
    circle.missed.map { result.types[$0].id }.joined(separator: ";")
  }
}
