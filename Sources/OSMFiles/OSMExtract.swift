/// What an OpenStreetMap file says of streets: its nodes, ways and relations, as far as they count on foot.
package struct OSMExtract: Sendable {
  package let profile: WalkabilityProfile
  var nodes = OSMNodeTable()
  var ways = OSMWayTable()
  private(set) var areas = OSMAreaTable()
  private(set) var tags = TagNames()
  private var oddTags = OddTagList()
  /// Nodes of which only the position is known.
  var bareNodes = OSMBareNodes()
  /// Ids of the nodes that people pass at certain times only.
  var timedNodes: Set<Int64> = []
  /// A `layer` or `level` that is no number, as `key=value`.
  private var unreadLevel: String?
  /// What the file says of itself.
  var remark: String?

  package init(profile: WalkabilityProfile) { self.profile = profile }

  /// Keys of the tags that say whether a way, an area or a node is walked, where it lies, and what is cut along it.
  static let keys = WalkabilityProfile.keys.union(WayLevel.keys).union(LineKind.keys)
    .union([OSMAreaTable.kindKey])

  /// `text` where it is one of `keys`, or stands for one.
  static func key(_ text: String) -> String? {
    if keys.contains(text) { return text }
    let isCapital = text.utf8.count == 7 && text.lowercased() == "highway"
    return isCapital ? WalkabilityProfile.capitalKey : nil
  }

  package var wayCount: Int { ways.count }

  mutating func appendRef(_ id: Int64) { ways.appendRef(id) }

  /// Ends the way of the references that were appended.
  mutating func endWay(_ version: OSMVersion, _ values: [String: String]) {
    ways.endWay(version, meaning(values))
  }

  mutating func addRelation(
    _ version: OSMVersion, _ values: [String: String], members: OSMAreaTable.Members
  ) {
    let square = values.isEmpty ? values : values.merging(["area": "yes"]) { _, area in area }
    areas.append(
      version, meaning(square), isMultipolygon: OSMAreaTable.isMultipolygon(values),
      members: members)
  }

  /// What the tags of a way say.
  mutating func meaning(_ values: [String: String]) -> OSMWayTable.Meaning {
    guard !values.isEmpty else { return OSMWayTable.Meaning() }
    var meaning = meaningOnFoot(values)
    meaning.line = LineKind(values)
    return meaning
  }

  private mutating func meaningOnFoot(_ values: [String: String]) -> OSMWayTable.Meaning {
    let timed: OSMWayTable.Traits = profile.isTimed(way: values) ? .timed : []
    switch profile.verdict(values) {
    case .walked(let tag):
      return walked(values, tag: tags.position(of: tag), timed)
    case .closed(let tag):
      return OSMWayTable.Meaning(use: .closed(tag: tags.position(of: tag)), traits: timed)
    case .noWay:
      let odd = oddTags.position(of: profile.oddTags(ofOther: values))
      return OSMWayTable.Meaning(oddTags: odd)
    }
  }

  private mutating func walked(
    _ values: [String: String], tag: Int32, _ timed: OSMWayTable.Traits
  ) -> OSMWayTable.Meaning {
    let level = WayLevel(values)
    var traits = timed
    if profile.isOneWay(values) { traits.insert(.oneWay) }
    if let unread = level.unread {
      traits.insert(.unreadLevel)
      unreadLevel = unreadLevel ?? unread
    }
    return OSMWayTable.Meaning(
      use: .walked(level.access, tag: tag), traits: traits, level: level.ofCrossings,
      oddTags: oddTags.position(of: profile.oddTags(ofWalked: values)))
  }

  /// The ways that are walked, with numbered nodes, and what was found on the way. A way is cut where a node is
  /// missing, as at the border of an extract, and where one is closed.
  ///
  /// Complexity: O(r log n) in references and nodes.
  package mutating func streets() -> (lines: StreetLines, findings: OSMFindings) {
    addBareOutlines()
    nodes.sort()
    let chosen = WayChoice(ways, areas)
    var drawing = StreetDrawing(nodes)
    var lengths = [Double](repeating: 0, count: tags.names.count)
    let measures = !chosen.closed.isEmpty
    for (way, ground) in chosen.walked {
      drawing.addWay(ways.refs(ofWay: way), id: ways.versions[way].id, ground)
      if measures { lengths[Int(ground.tag)] += drawing.lastLength() }
    }
    drawing.findCuts()
    var findings = drawing.findings
    findings.oneWays = chosen.oneWays
    findings.timed = chosen.timed + drawing.count(ofWalked: timedNodes)
    findings.unreadLevels = chosen.unreadLevels
    findings.unreadLevel = unreadLevel ?? ""
    findings.missingMembers = chosen.missingMembers
    findings.unreadRelations = chosen.unreadRelations
    findings.unknownTags = oddTags.counts(of: \.unknown, ways: chosen.oddTags)
    findings.dates = oddTags.counts(of: \.dates, ways: chosen.oddTags)
    findings.unreadPaths = oddTags.counts(of: \.unread, ways: chosen.oddTags)
    findings.movedNodes = nodes.moved
    findings.changedWays = chosen.changed
    if chosen.walked.isEmpty { findings.closingTags = tags.counts(of: chosen.closed.map(\.tag)) }
    findings.remark = remark
    findings.lengths = self.lengths(walked: lengths, closed: chosen.closed)
    return (drawing.lines, findings)
  }
}
