/// What an OpenStreetMap file says of streets: its nodes, ways and relations, as far as they count on foot.
package struct OSMExtract: Sendable {
  package let profile: WalkabilityProfile
  var nodes = OSMNodeTable()
  private(set) var ways = OSMWayTable()
  private(set) var areas = OSMAreaTable()
  private(set) var tags = TagNames()
  /// What the file says of itself.
  var remark: String?

  package init(profile: WalkabilityProfile) { self.profile = profile }

  /// Keys of the tags that say whether a way, an area or a node is walked, and where it lies.
  static let keys = WalkabilityProfile.keys.union(WayLevel.keys).union([OSMAreaTable.kindKey])

  package var wayCount: Int { ways.count }

  mutating func appendRef(_ id: Int64) { ways.appendRef(id) }

  /// Ends the way of the references that were appended.
  mutating func endWay(_ version: OSMVersion, _ values: [String: String]) {
    ways.endWay(version, use(values), isOneWay: !values.isEmpty && profile.isOneWay(values))
  }

  mutating func addRelation(
    _ version: OSMVersion, _ values: [String: String], members: OSMAreaTable.Members
  ) {
    let use = values.isEmpty ? .other : use(values.merging(["area": "yes"]) { _, area in area })
    areas.append(
      version, use, isMultipolygon: OSMAreaTable.isMultipolygon(values), members: members)
  }

  private mutating func use(_ values: [String: String]) -> OSMWayTable.Use {
    guard !values.isEmpty else { return .other }
    switch profile.verdict(values) {
    case .walked(let tag):
      return .walked(WayLevel(values).access, tag: tags.position(of: tag))
    case .closed(let tag): return .closed(tag: tags.position(of: tag))
    case .noWay: return .other
    }
  }

  /// The ways that are walked, with numbered nodes, and what was found on the way. A way is cut where a node is
  /// missing, as at the border of an extract, and where one is closed.
  ///
  /// Complexity: O(r log n) in references and nodes.
  package mutating func streets() -> (lines: StreetLines, findings: OSMFindings) {
    nodes.sort()
    let chosen = WayChoice(ways, areas)
    var drawing = StreetDrawing(nodes)
    var lengths = [Double](repeating: 0, count: tags.names.count)
    let measures = !chosen.closed.isEmpty
    for (way, access, tag) in chosen.walked {
      drawing.addWay(ways.refs(ofWay: way), access: access)
      if measures { lengths[Int(tag)] += drawing.lastLength() }
    }
    var findings = drawing.findings
    findings.oneWays = chosen.oneWays
    findings.missingMembers = chosen.missingMembers
    findings.unreadRelations = chosen.unreadRelations
    findings.remark = remark
    findings.lengths = self.lengths(walked: lengths, closed: chosen.closed)
    return (drawing.lines, findings)
  }
}
