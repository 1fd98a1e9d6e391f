import Assessment
import CityReading
import Coverage
import PlanarGeometry
import Projection
import SpatialIndexing
import TableFiles

/// What a comparison of two runs reads besides the figures.
extension RunRecord {
  /// `facility_records.csv`: every facility that the files name, open or not, sorted by id. Those that are not open
  /// come last of their id.
  ///
  /// It has a name of its own, because `facilities.csv` is what people call their own file and holds only what
  /// serves.
  ///
  /// - Throws: `ProjectionError` when PROJ offers no way back to WGS 84.
  /// - Complexity: O(facilities · log communities).
  public func facilityRecordTable() throws -> [UInt8] {
    let table = city.facilities
    let places = (0..<table.count).map { table.place(of: $0) }
    let positions = try CoordinateTransform(from: .wgs84, to: local).toGeographic(places)
    let homes = RegionMembership(
      of: places, in: city.communities.map(\.region), strategy: .grid)
    let open = (0..<table.count).map { (id: table.ids[$0], isOpen: true, position: $0) }
    let others = unopened.indices.map { (id: unopened[$0].id, isOpen: false, position: $0) }
    let rows = (open + others).sorted { a, b in
      if a.id.utf8.lexicographicallyPrecedes(b.id.utf8) { return true }
      guard a.id == b.id else { return false }
      return a.isOpen == b.isOpen ? a.position < b.position : a.isOpen
    }
    var written = makeTable(Self.recordColumns)
    for row in rows {
      if row.isOpen {
        let home = homes.regions(of: row.position).first.map { city.communities[Int($0)].id }
        written.record(
          table[row.position], types: typeIDs(table[row.position].services.map(\.type)),
          community: home, at: positions[row.position])
      } else {
        written.record(unopened[row.position], types: typeIDs(unopened[row.position].types))
      }
      endRow(of: &written)
    }
    return written.bytes
  }

  private static let recordColumns = [
    "facility_id", "name", "types", "community_id", "state", "status", "opened", "closed", "x", "y",
    "source", "row",
  ]

  func typeIDs(_ types: [Int32]) -> String {
    types.map { standard.types[Int($0)].id }.joined(separator: ";")
  }
}

extension CSVWriter {
  fileprivate mutating func record(
    _ facility: Facility, types: String, community: String?, at position: GeographicPoint
  ) {
    for cell in [facility.id, facility.name, types, community, "open", facility.status] {
      text(cell)
    }
    text(facility.opened)
    text(facility.closed)
    number(position.longitude, decimals: 7)
    number(position.latitude, decimals: 7)
    text(facility.origin?.file)
    integer(facility.origin?.row)
  }

  /// A facility that is not open has no place: nobody measures how far it is.
  fileprivate mutating func record(_ facility: UnopenedFacility, types: String) {
    for cell in [facility.id, facility.name, types, nil, facility.state.rawValue, facility.status] {
      text(cell)
    }
    for cell in [facility.opened, facility.closed, nil, nil] { text(cell) }
    text(facility.origin.file)
    integer(facility.origin.row)
  }
}

extension RunRecord {
  /// Members of `summary.json` by which the run can be repeated.
  func appendRequest(to json: inout JSONWriter) {
    guard let request else { return }
    json.key("arguments")
    json.beginArray()
    for word in request.arguments { json.string(word) }
    json.endArray()
    json.key("layers")
    json.beginObject()
    for layer in RunRequest.Layer.allCases {
      guard let paths = request.layers[layer] else { continue }
      json.key(layer.rawValue)
      json.beginArray()
      for path in paths { json.string(path) }
      json.endArray()
    }
    json.endObject()
  }

  func appendIndexWeights(to json: inout JSONWriter) {
    let weights = standard.indexWeights
    json.key("index_weights")
    json.beginObject()
    for (name, value) in [
      ("coverage", weights.coverage), ("adequacy", weights.adequacy), ("base", weights.base),
      ("balance", weights.balance), ("governance", weights.governance),
    ] {
      json.member(name, value, decimals: 9)
    }
    json.endObject()
  }

  /// How many communities have each programme status, and what the standard's targets ask for by year.
  func appendProgramme(to json: inout JSONWriter) {
    let statuses = Dictionary(
      grouping: city.communities.compactMap(\.programmeStatus), by: \.self
    ).mapValues(\.count)
    json.key("programme")
    json.beginObject()
    json.key("statuses")
    json.beginObject()
    for (status, count) in statuses.sorted(by: { $0.key < $1.key }) { json.member(status, count) }
    json.endObject()
    json.key("targets")
    json.beginArray()
    for target in standard.targets { append(target, to: &json) }
    json.endArray()
    json.endObject()
  }

  private func append(_ target: YearTarget, to json: inout JSONWriter) {
    json.beginObject()
    json.member("year", target.year)
    json.member("share", target.share, decimals: 9)
    json.member("count", target.count)
    json.member("reached", reached(target))
    json.endObject()
  }

  /// Communities that count for a target: those in the programme, or without words for that those that meet the
  /// first circle.
  private func reached(_ target: YearTarget) -> Int? {
    guard target.statuses.isEmpty else {
      return city.communities.count { community in
        community.programmeStatus.map { status in target.statuses.contains(status) } ?? false
      }
    }
    return standard.circles.first.flatMap {
      result.communitiesMeeting(circle: $0.minutes, threshold: result.threshold)
    }
  }
}
