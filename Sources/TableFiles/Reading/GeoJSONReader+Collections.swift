import PlanarGeometry
import Wording

extension GeoJSONReader {
  /// What is odd about a geometry and costs only a part of it.
  struct Oddities: Equatable {
    /// Heights that are no numbers.
    var heights = 0
    /// Empty rings, parts and positions.
    var empties = 0
    /// The first of several arrays is empty.
    var hasEmptyStart = false
  }

  /// Takes what is odd out of the geometry that was read, with a finding for each sort; what to say when too
  /// little is left of it.
  ///
  /// Positions whose first two values are no finite numbers are left out, and so are rings and lines of too few
  /// others: a ring needs three, a line two. A polygon goes with its outline.
  mutating func mend(_ kind: GeometryTable.Kind) -> InputMessage? {
    let all = geometry.pendingCoordinates
    let odd = all.count { !$0.isFinite }
    guard odd * 2 <= all.count else { return .notFinite }
    let before = geometry.pendingParts
    let parts = before.compactMap { Self.mended($0, kind) }
    guard !parts.isEmpty else { return odd > 0 ? .notFinite : .emptyGeometry }
    geometry.dropPending()
    geometry.append(parts)
    let lost = before.reduce(0) { $0 + $1.count } - parts.reduce(0) { $0 + $1.count }
    noteOddities(positions: odd, rings: lost)
    return nil
  }

  /// Without its odd positions; nil where its outline, or all of it, goes.
  private static func mended(
    _ part: [[SourceCoordinate]], _ kind: GeometryTable.Kind
  ) -> [[SourceCoordinate]]? {
    let least = [.lines: 2, .polygons: 3][kind] ?? 1
    let rings = part.map { ring in ring.filter(\.isFinite) }
    let isUsable = { (ring: [SourceCoordinate]) in
      Set(ring).count >= least && !ring.isEmpty
    }
    if kind == .polygons, let outline = rings.first, !isUsable(outline) { return nil }
    let usable = rings.filter(isUsable)
    return usable.isEmpty ? nil : usable
  }

  private mutating func noteOddities(positions: Int, rings: Int) {
    if oddities.heights > 0 { note(.info, .kept, says: .oddHeights(oddities.heights)) }
    if oddities.empties > 0 { note(.warning, .repaired, says: .emptyParts(oddities.empties)) }
    if positions > 0 { note(.warning, .repaired, says: .oddPositions(positions, rings: rings)) }
  }

  private mutating func note(
    _ severity: InputProblem.Severity, _ action: InputProblem.Action, says message: InputMessage
  ) {
    findings.append(Finding(severity, action, row: row, says: message))
  }
}

extension GeoJSONReader {
  /// Collections within collections are read this deep.
  private static let deepestCollection = 4

  /// Reads the members of a collection, `depth` collections deep, and appends those of the kind of the most
  /// dimensions that there is.
  mutating func readGeometries(depth: Int) throws(InputError) -> Geometry {
    guard depth < Self.deepestCollection, scanner.take(UInt8(ascii: "[")) else {
      try scanner.skipValue(depth: depth + 2)
      return .unusable(.geometryCollection)
    }
    if scanner.take(UInt8(ascii: "]")) { return .unusable(.emptyGeometry) }
    let mark = geometry.mark
    var members: [(kind: GeometryTable.Kind, parts: [[[SourceCoordinate]]])] = []
    var defect: InputMessage?
    var count = 0
    repeat {
      count += 1
      switch try readGeometry(depth: depth + 1) {
      case .usable(let kind): members.append((kind, geometry.parts(since: mark)))
      case .unusable(let message): defect = message
      case .absent: defect = .noGeometry
      }
      geometry.drop(to: mark)
    } while try scanner.continues(until: UInt8(ascii: "]"))
    return collect(members, of: count, defect)
  }

  private mutating func collect(
    _ members: [(kind: GeometryTable.Kind, parts: [[[SourceCoordinate]]])], of count: Int,
    _ defect: InputMessage?
  ) -> Geometry {
    guard let kind = members.map(\.kind).max(by: { $0.rawValue < $1.rawValue }) else {
      return .unusable(defect ?? .emptyGeometry)
    }
    let chosen = members.filter { $0.kind == kind }
    for member in chosen { geometry.append(member.parts) }
    if chosen.count < count {
      note(.warning, .repaired, says: .collectionPartly(count - chosen.count, of: count))
    }
    return .usable(kind)
  }
}
