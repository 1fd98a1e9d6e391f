import PlanarGeometry
import Wording

/// What a feature's geometry came to. Its coordinates wait in the table until the feature ends.
enum GeometryReading {
  case absent
  case usable(GeometryTable.Kind)
  case unusable(InputMessage)
}

/// What is odd about a geometry and costs only a part of it.
struct GeometryOddities: Equatable {
  /// Heights that are no numbers.
  var heights = 0
  /// Empty rings, parts and positions.
  var empties = 0
  /// The first of several arrays is empty.
  var hasEmptyStart = false
}

/// Geometries of all formats are checked and mended alike.
extension GeometryTable {
  /// Checks the pending geometry, and mends what is odd about it; nil when it can be used. What was mended,
  /// and rings that are not closed, are noted in `findings`, as of `row`.
  ///
  /// Complexity: O(coordinates).
  mutating func check(
    _ kind: Kind, _ oddities: GeometryOddities, row: Int, findings: inout [Finding]
  ) -> InputMessage? {
    let coordinates = pendingCoordinates
    guard !coordinates.isEmpty else { return .emptyGeometry }
    guard coordinates.allSatisfy(\.isFinite), oddities == GeometryOddities() else {
      return mend(kind, oddities, row: row, findings: &findings)
    }
    guard kind == .polygons else { return nil }
    for ring in pendingRings {
      guard let first = ring.first, let last = ring.last else { return .emptyGeometry }
      if coordinates[first] != coordinates[last] {
        findings.append(Finding(.warning, .repaired, row: row, says: .ringNotClosed))
        break
      }
    }
    return nil
  }

  /// Takes what is odd out of the pending geometry, with a finding for each sort; what to say when too little is
  /// left of it.
  ///
  /// Positions whose first two values are no finite numbers are left out, and so are rings and lines of too few
  /// others: a ring needs three, a line two. A polygon goes with its outline.
  private mutating func mend(
    _ kind: Kind, _ oddities: GeometryOddities, row: Int, findings: inout [Finding]
  ) -> InputMessage? {
    let all = pendingCoordinates
    let odd = all.count { !$0.isFinite }
    guard odd * 2 <= all.count else { return .notFinite }
    let before = pendingParts
    let parts = before.compactMap { Self.mended($0, kind) }
    guard !parts.isEmpty else { return odd > 0 ? .notFinite : .emptyGeometry }
    dropPending()
    append(parts)
    let lost = before.reduce(0) { $0 + $1.count } - parts.reduce(0) { $0 + $1.count }
    findings += oddities.findings(positions: odd, rings: lost, row: row)
    return nil
  }

  /// Without its odd positions; nil where its outline, or all of it, goes.
  private static func mended(
    _ part: [[SourceCoordinate]], _ kind: Kind
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

  /// Appends the `members` of a collection that are of the kind of the most dimensions that there is.
  ///
  /// - Parameters:
  ///   - count: members there are, usable or not.
  ///   - defect: of one that is not.
  mutating func collect(
    _ members: [CollectionMember], of count: Int, _ defect: InputMessage?
  ) -> (reading: GeometryReading, left: InputMessage?) {
    guard let kind = members.map(\.kind).max(by: { $0.rawValue < $1.rawValue }) else {
      return (.unusable(defect ?? .emptyGeometry), nil)
    }
    let chosen = members.filter { $0.kind == kind }
    for member in chosen { append(member.parts) }
    let lost = count - chosen.count
    return (.usable(kind), lost > 0 ? .collectionPartly(lost, of: count) : nil)
  }
}

/// A usable geometry within a collection.
struct CollectionMember {
  var kind: GeometryTable.Kind
  var parts: [[[SourceCoordinate]]]
}

extension GeometryOddities {
  /// - Parameters:
  ///   - positions: that were left out.
  ///   - rings: that went with them.
  fileprivate func findings(positions: Int, rings: Int, row: Int) -> [Finding] {
    var findings: [Finding] = []
    if heights > 0 {
      findings.append(Finding(.info, .kept, row: row, says: .oddHeights(heights)))
    }
    if empties > 0 {
      findings.append(Finding(.warning, .repaired, row: row, says: .emptyParts(empties)))
    }
    if positions > 0 {
      let message = InputMessage.oddPositions(positions, rings: rings)
      findings.append(Finding(.warning, .repaired, row: row, says: message))
    }
    return findings
  }
}
