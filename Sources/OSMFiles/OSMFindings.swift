/// What reading an OpenStreetMap file came across besides its ways.
package struct OSMFindings: Sendable {
  /// References to nodes that are not in the file.
  package var missingNodes = 0
  /// Ways that end at such nodes or have no nodes at all.
  package var cutWays = 0
  /// Nodes of ways that are in the file and nowhere on Earth.
  package var unplacedNodes = FaultyElements()
  /// Nodes that come again elsewhere, and ways that come again with other nodes or tags.
  package var movedNodes = FaultyElements()
  package var changedWays = FaultyElements()
  /// Positions at which ways of one level have different nodes that do not join them, by the first of these.
  package var sharedPlaces = FaultyElements()
  /// Nodes of ways that are walked.
  package var nodes = 0
  /// Streets of one level that cross or end on another one without a common node.
  package var unjoined = UnjoinedSample()
  /// How many straight pieces of ways are longer than any street, and the longest of them.
  package var longPieces = 0
  package var longest: LongPiece?
  /// Nodes of ways at which a wall or a locked gate stands.
  package var closedNodes = 0
  /// Ways that people may walk in one direction only.
  package var oneWays = 0
  /// Ways and gates that are open or closed at certain times only.
  package var timed = 0
  /// Walked ways whose `layer` or `level` is no number.
  package var unreadLevels = 0
  /// One of those values, as `key=value`.
  package var unreadLevel = ""
  /// Relations with the tags of walkable ways that are no multipolygons.
  package var unreadRelations = 0
  /// Members of squares that are ways outside of the file, or relations.
  package var missingMembers = 0
  /// Values of `foot` and `access` that the profile does not know, of ways that are walked, with the number of ways.
  package var unknownTags: [(tag: String, count: Int)] = []
  /// Keys of dates on ways that are walked.
  package var dates: [(tag: String, count: Int)] = []
  /// Tags by which people may walk on ways that have no `highway` and are not read.
  package var unreadPaths: [(tag: String, count: Int)] = []
  /// What the file says of itself, such as that a query was cut off by its time limit.
  package var remark: String?
  /// Empty where little of the roads is closed.
  package var lengths = TagLengths()
  /// What closes the ways, with their number, where the profile opens none of them.
  package var closingTags: [(tag: String, count: Int)] = []
}

extension OSMFindings {
  /// Whether more positions have several nodes than in sound maps: of 100,000 nodes 4 in Liechtenstein, 1 in Porto, none
  /// in Monaco and Porto Alegre.
  package var hasManySharedPlaces: Bool { Double(sharedPlaces.count) > 0.0002 * Double(nodes) }
}

/// How many elements of a file have a defect, and the first of them.
package struct FaultyElements: Sendable {
  package private(set) var count = 0
  /// Id of the first of them.
  package private(set) var first: Int64 = 0

  mutating func add(_ id: Int64) {
    if count == 0 { first = id }
    count += 1
  }
}

/// A straight piece of a way between two of its nodes, by their ids.
package struct LongPiece: Sendable {
  /// Metres that no straight piece exceeds: streets bend sooner, and even long bridges have more nodes.
  package static let usualLength = 5000.0

  package var way: Int64
  package var from: Int64
  package var to: Int64
  /// In metres.
  package var length: Double
}

/// Lengths of roads by the tag that opens or closes them, such as `highway=trunk`; the longest first.
package struct TagLengths: Sendable {
  /// In metres.
  package var walked: [(tag: String, length: Double)] = []
  /// In metres.
  package var closed: [(tag: String, length: Double)] = []
}

/// Texts by position, each once.
struct TagNames: Sendable {
  private(set) var names: [String] = []
  private var positions: [String: Int32] = [:]

  mutating func position(of name: String) -> Int32 {
    if let position = positions[name] { return position }
    let position = Int32(truncatingIfNeeded: names.count)
    names.append(name)
    positions[name] = position
    return position
  }
}

extension TagNames {
  /// How often each name is among these positions, the most frequent first.
  func counts(of positions: [Int32]) -> [(tag: String, count: Int)] {
    let counts = positions.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    return counts.map { (names[Int($0.key)], $0.value) }.sorted { ($1.1, $0.0) < ($0.1, $1.0) }
  }
}
