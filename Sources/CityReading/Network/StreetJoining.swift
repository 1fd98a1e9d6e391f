import OSMFiles
import PlanarGeometry
import Projection
import RunFiles
import TableFiles
import WalkNetwork
import Wording

/// Reads street centre lines and joins them to a network.
public struct StreetJoining: Hashable, Sendable {
  /// Ends of lines that are at most this many metres apart are one node.
  public var tolerance: Double
  /// Whether streets on the same level are joined where they cross or one ends on another, as data
  /// need that were drawn as long lines through the crossings.
  public var joinsCrossings: Bool

  public init(tolerance: Double = 0.5, joinsCrossings: Bool = false) {
    self.tolerance = tolerance
    self.joinsCrossings = joinsCrossings
  }

  /// Complexity: O(n log n) in the vertices.
  func read(
    _ source: LayerSource, _ profile: WalkabilityProfile, local: LocalSystem,
    log: inout ReadingLog
  ) throws(InputError) -> WalkWays {
    let loaded = try InputLayer(source, roles: FieldRole.wayLevel, log: &log)
    try log.tally(LayerTally(.network, loaded))
    let attributes = loaded.features.attributes
    var walkability = LineWalkability(
      attributes, profile: profile, stated: source.fields[FieldRole.highway.key])
    let geometry = loaded.features.geometry
    var pieces = LongPieces()
    let positions = try loaded.points(in: local)
    var streets = JoinedStreets(tolerance: tolerance)
    for feature in 0..<geometry.count where geometry.kinds[feature] != .none {
      guard geometry.kinds[feature] == .lines else {
        log.note(
          Finding(.warning, .skipped, row: loaded.row(feature), says: .notALine), file: source.path)
        continue
      }
      let tags = walkability.tags(feature)
      let place = positions[geometry.coordinateRange(of: feature)]
      guard walkability.accepts(tags, metres: place.lineLength) else { continue }
      let level = WayLevel(attributes, row: feature, fields: loaded.fields, tags: tags)
      for ring in geometry.parts(of: feature).flatMap(geometry.rings(ofPart:)) {
        pieces.add(positions[geometry.coordinateRange(ofRing: ring)], row: loaded.row(feature))
        streets.append(
          positions[geometry.coordinateRange(ofRing: ring)], level: level.number,
          access: level.access)
      }
    }
    if let finding = pieces.finding { log.note(finding, file: source.path) }
    walkability.note(file: source.path, columns: attributes.columns, log: &log)
    guard streets.lineCount > 0 else {
      throw log.nothingRemains(of: [source.path], walkability.explaining(.noWalkableWays))
    }
    if !joinsCrossings { note(streets.unjoined(), file: source.path, log: &log) }
    if joinsCrossings && !streets.joinCrossings() {
      throw .data(file: source.path, row: nil, .tooManyCrossings)
    }
    return streets.ways()
  }

  private func note(_ unjoined: JoinedStreets.Unjoined, file: String, log: inout ReadingLog) {
    if unjoined.crossings > 0 {
      let message = InputMessage.unjoinedCrossings(unjoined.crossings, of: unjoined.segments)
      log.note(Finding(.warning, .kept, says: message), file: file)
    }
    if unjoined.levels > 0 {
      let message = InputMessage.unjoinedLevels(unjoined.levels)
      log.note(Finding(.warning, .kept, says: message), file: file)
    }
  }
}

/// Lines with straight pieces longer than any street has: a vertex is elsewhere.
private struct LongPieces {
  private var lines = 0
  private var longest: (metres: Double, row: Int)?

  mutating func add(_ line: ArraySlice<PlanarPoint>, row: Int) {
    let longest = zip(line, line.dropFirst()).lazy.map { $0.distance(to: $1) }
      .filter(\.isFinite).max()
    guard let longest, longest > LongPiece.usualLength else { return }
    lines += 1
    if longest > self.longest?.metres ?? 0 { self.longest = (longest, row) }
  }

  var finding: Finding? {
    longest.map {
      Finding(.warning, .kept, row: $0.row, says: .longSegments(lines, longest: $0.metres))
    }
  }
}

extension ArraySlice<PlanarPoint> {
  /// Metres along all vertices, of several lines one behind the other.
  fileprivate var lineLength: Double {
    zip(self, dropFirst()).reduce(0) { sum, ends in
      let step = ends.0.distance(to: ends.1)
      return step.isFinite ? sum + step : sum
    }
  }
}

extension WayLevel {
  /// What the fields of a row say of it, and its tags where no field does.
  init(
    _ attributes: AttributeTable, row: Int, fields: FieldMapping, tags others: [String: String]
  ) {
    var tags = others
    for role in FieldRole.wayLevel {
      if let column = fields[role] { tags[role.key] = attributes.text(row: row, column: column) }
    }
    self.init(tags)
  }
}
