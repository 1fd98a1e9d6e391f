/// What reading an OpenStreetMap file came across besides its ways.
package struct OSMFindings: Sendable {
  /// References to nodes that are not in the file.
  package var missingNodes = 0
  /// Ways that end at such nodes or have no nodes at all.
  package var cutWays = 0
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
  /// What the file says of itself, such as that a query was cut off by its time limit.
  package var remark: String?
  /// Empty where little of the roads is closed.
  package var lengths = TagLengths()
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
