import Assessment
import TableFiles

/// What a report page of the later run shows beside it.
extension ComparedRuns {
  /// The block `changes` of a page: the rows and circles that differ, by the position of communities and types in the
  /// later run, and the facilities that opened, closed or moved. What the earlier run alone has is in the tables only.
  ///
  /// - Complexity: O(rows + communities).
  public func changesJSON(named name: String) -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.key("kind")
    json.string("compare")
    json.key("sets")
    json.beginArray()
    json.beginObject()
    json.key("name")
    json.string(name)
    appendPlaces(to: &json)
    appendRows(to: &json)
    appendCircles(to: &json)
    json.endObject()
    json.endArray()
    json.endObject()
    return json.bytes
  }

  private func appendRows(to json: inout JSONWriter) {
    let (communities, types) = (
      positions(after.communities.map(\.id)), positions(after.types.map(\.id))
    )
    json.key("rows")
    json.beginArray()
    for row in rows {
      guard let type = types[row.type], let new = row.after else { continue }
      for id in row.community.split(separator: ";") {
        guard let community = communities[String(id)] else { continue }
        json.beginArray()
        json.integer(community)
        json.integer(type)
        json.number(row.before?.coverage, decimals: 9)
        json.number(new.coverage, decimals: 9)
        json.string(row.before?.verdict.rawValue ?? Verdict.noDemand.rawValue)
        json.string(new.verdict.rawValue)
        json.number(row.gain * row.people, decimals: 3)
        json.endArray()
      }
    }
    json.endArray()
  }

  /// Of communities that both runs have under one id.
  private func appendCircles(to json: inout JSONWriter) {
    let earlier = positions(before.communities.map(\.id))
    json.key("circles")
    json.beginArray()
    for (position, community) in after.communities.enumerated() {
      guard let old = earlier[community.id].map({ before.communities[$0] }) else { continue }
      for circle in community.circles {
        let was = old.circles.first { $0.minutes == circle.minutes }
        guard let was, was.meets != circle.meets else { continue }
        json.beginArray()
        json.integer(position)
        json.integer(circle.minutes)
        json.string(was.meets)
        json.string(circle.meets)
        json.endArray()
      }
    }
    json.endArray()
  }

  private func appendPlaces(to json: inout JSONWriter) {
    let types = positions(after.types.map(\.id))
    json.key("places")
    json.beginArray()
    for change in facilityChanges ?? [] {
      guard let role = change.kind.role else { continue }
      json.beginObject()
      for (key, text) in [
        ("role", role), ("id", change.id),
        ("name", change.after?.name ?? change.before?.name ?? change.id),
      ] {
        json.key(key)
        json.string(text)
      }
      json.key("types")
      json.beginArray()
      for type in change.types.compactMap({ types[$0] }) { json.integer(type) }
      json.endArray()
      json.endObject()
    }
    json.endArray()
  }

  private func positions(_ ids: [String]) -> [String: Int] {
    Dictionary(ids.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }
}

extension FacilityChange.Kind {
  /// What a page calls it; nil of what only the data changed.
  fileprivate var role: String? {
    switch self {
    case .opened: "added"
    case .closed: "removed"
    case .moved: "moved"
    case .corrected, .newRecord: nil
    }
  }
}
