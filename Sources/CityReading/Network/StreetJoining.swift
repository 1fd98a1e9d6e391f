import OSMFiles
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
    _ source: LayerSource, _ contents: FileContents, local: LocalSystem, log: inout ReadingLog
  ) throws(InputError) -> WalkWays {
    let loaded = try InputLayer(source, roles: FieldRole.wayLevel, log: &log)
    let geometry = loaded.features.geometry
    let positions = try loaded.points(in: local)
    var streets = JoinedStreets(tolerance: tolerance)
    for feature in 0..<geometry.count where geometry.kinds[feature] != .none {
      guard geometry.kinds[feature] == .lines else {
        log.note(
          Finding(.warning, .skipped, row: loaded.row(feature), says: .notALine), file: source.path)
        continue
      }
      let level = WayLevel(loaded.features.attributes, row: feature, fields: loaded.fields)
      for ring in geometry.parts(of: feature).flatMap(geometry.rings(ofPart:)) {
        streets.append(
          positions[geometry.coordinateRange(ofRing: ring)], level: level.number,
          access: level.access)
      }
    }
    guard streets.lineCount > 0 else {
      throw log.nothingRemains(of: [source.path], .noWalkableWays)
    }
    if joinsCrossings && !streets.joinCrossings() {
      throw .data(file: source.path, row: nil, .tooManyCrossings)
    }
    return streets.ways()
  }
}

extension WayLevel {
  /// What the fields of a row say of it.
  init(_ attributes: AttributeTable, row: Int, fields: FieldMapping) {
    var tags: [String: String] = [:]
    for role in FieldRole.wayLevel {
      tags[role.key] = attributes.text(row: row, column: fields[role])
    }
    self.init(tags)
  }
}
