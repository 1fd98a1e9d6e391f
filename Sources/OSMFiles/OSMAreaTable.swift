import WalkNetwork

/// Relations of an OpenStreetMap file with tags of ways, in its order: squares whose outlines are walked along.
struct OSMAreaTable: Sendable {
  struct Members: Sendable {
    /// Ids.
    var ways: [Int64] = []
    /// How many relations there are.
    var relations = 0
    /// Ids of the nodes along each of the ways, none where the file gives them with the ways alone.
    var outlines: [[Int64]] = []
  }

  private(set) var versions: [OSMVersion] = []
  private(set) var meanings: [OSMWayTable.Meaning] = []
  private(set) var members: [Members] = []
  private(set) var areMultipolygons: [Bool] = []

  /// Key of the tag that says what kind of relation it is.
  static let kindKey = "type"

  /// Whether the ways among a relation's members are the outline of an area.
  static func isMultipolygon(_ tags: [String: String]) -> Bool {
    tags[kindKey] == "multipolygon"
  }

  var count: Int { meanings.count }

  mutating func append(
    _ version: OSMVersion, _ meaning: OSMWayTable.Meaning, isMultipolygon: Bool, members: Members
  ) {
    versions.append(version)
    meanings.append(meaning)
    areMultipolygons.append(isMultipolygon)
    // Most relations are bus routes and borders with long lists.
    if case .walked = meaning.use {
      self.members.append(members)
    } else {
      self.members.append(Members())
    }
  }
}

/// Which ways are walked, by their own tags or as the outline of an area.
struct WayChoice {
  private(set) var walked: [(way: Int, ground: Ground)] = []
  private(set) var closed: [(way: Int, tag: Int32)] = []
  /// How many of the ways and squares that are walked, or would be at other times, have each trait.
  private(set) var oneWays = 0
  private(set) var timed = 0
  private(set) var unreadLevels = 0
  private(set) var unreadRelations = 0
  private(set) var missingMembers = 0
  /// Ways that come again in the same version with other nodes or tags; all of them count.
  private(set) var changed = FaultyElements()
  /// By position of what is told, of how many.
  private(set) var oddTags: [Int32: Int] = [:]
  /// By id of a way, the area that it is an outline of.
  private var outlines: [Int64: Ground] = [:]

  /// Where a way that is walked lies, and the tag that opens it.
  struct Ground {
    var access: GroundAccess
    var level: Float
    var tag: Int32
  }

  /// Complexity: O(n) in ways, relations and their members.
  init(_ ways: OSMWayTable, _ areas: OSMAreaTable) {
    addOutlines(of: areas)
    let wanted = outlines.count
    var found: Set<Int64> = []
    let areCurrent = ways.versions.areCurrent()
    for way in 0..<ways.count where areCurrent[way] {
      if wanted > 0, outlines[ways.versions[way].id] != nil { found.insert(ways.versions[way].id) }
      choose(way, of: ways)
    }
    missingMembers += wanted - found.count
    findChanged(ways)
  }

  /// Finds ways that come again in the same version with other nodes or tags.
  private mutating func findChanged(_ ways: OSMWayTable) {
    let roads = (walked.map(\.way) + closed.map(\.way)).sorted()
    let ids = roads.map { ways.versions[$0].id }
    guard !zip(ids, ids.dropFirst()).allSatisfy({ $0 < $1 }) else { return }
    var first: [Int64: Int] = [:]
    for (way, id) in zip(roads, ids) {
      let earlier = first[id]
      if let earlier, !ways.areAlike(way, earlier) { changed.add(id) }
      first[id] = earlier ?? way
    }
  }

  private mutating func addOutlines(of areas: OSMAreaTable) {
    let areCurrent = areas.versions.areCurrent()
    for area in 0..<areas.count where areCurrent[area] {
      guard case .walked(let access, let tag) = areas.meanings[area].use else { continue }
      guard areas.areMultipolygons[area] else {
        unreadRelations += 1
        continue
      }
      count(areas.meanings[area])
      let ground = Ground(access: access, level: areas.meanings[area].level, tag: tag)
      for way in areas.members[area].ways { outlines[way] = ground }
      missingMembers += areas.members[area].relations
    }
  }

  /// A road's own tags count rather than those of an area around it.
  private mutating func choose(_ way: Int, of ways: OSMWayTable) {
    count(ways.meanings[way])
    switch ways.meanings[way].use {
    case .walked(let access, let tag):
      walked.append((way, Ground(access: access, level: ways.meanings[way].level, tag: tag)))
    case .closed(let tag): closed.append((way, tag))
    case .other:
      guard !outlines.isEmpty, let area = outlines[ways.versions[way].id] else { return }
      walked.append((way, area))
    }
  }

  private mutating func count(_ meaning: OSMWayTable.Meaning) {
    if meaning.oddTags != 0 { oddTags[meaning.oddTags, default: 0] += 1 }
    let traits = meaning.traits
    guard !traits.isEmpty else { return }
    if traits.contains(.oneWay) { oneWays += 1 }
    if traits.contains(.timed) { timed += 1 }
    if traits.contains(.unreadLevel) { unreadLevels += 1 }
  }
}
