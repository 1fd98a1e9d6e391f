package import PlanarGeometry

/// Streets of one level that cross, or of which one ends within half a metre of another, without a common node; looked
/// for in all of a small network and in a part of a large one.
package struct UnjoinedSample: Sendable {
  /// Pairs of segments.
  package private(set) var crossings = 0
  /// Segments that were looked at.
  package private(set) var segments = 0
  /// One of the places, in degrees.
  package private(set) var first: SourceCoordinate?

  /// Whether there are more than sound maps have: of the segments of Liechtenstein 0.02 %, of Monaco 0.04 %, of Porto
  /// 0.07 % and of Porto Alegre 0.08 % cross another one so, often the outline of a square or a tunnel that is not said.
  package var areMany: Bool { Double(crossings) > 0.005 * Double(segments) }

  init() {}

  /// - Parameter degrees: how many segments come to each node of `lines`.
  /// - Complexity: O(segments), and for about 8000 of them what they take among each other in cells of 50 m.
  init(_ lines: StreetLines, degrees: [UInt8]) {
    let cells = StreetCells(lines, degrees: degrees)
    segments = Set(cells.pieces.map(\.vertex)).count
    var pairs: Set<SIMD2<Int32>> = []
    for cell in cells.runs {
      for place in cell {
        let piece = cells.pieces[place]
        for other in cells.pieces[(place + 1)..<cell.upperBound] where piece.crosses(other) {
          pairs.insert(SIMD2(piece.vertex, other.vertex))
          if pairs.count == 1 { first = cells.coordinate(of: piece.crossing(other)) }
        }
      }
    }
    crossings = pairs.count
  }
}

/// A segment of a street in a cell.
private struct StreetPiece {
  var cell: UInt64
  /// Position of its first node among those of all lines.
  var vertex: Int32
  var level: Float
  var from: PlanarPoint
  var to: PlanarPoint
  /// Half a metre behind and before those where the street ends there alone: drawn ends fall short of the street that
  /// they are meant for.
  var start: PlanarPoint
  var end: PlanarPoint

  /// Whether the streets are of one level and meet here without a common node or position. What lies on the other's
  /// line is on its left, so that a line through a vertex crosses one of the two segments there.
  func crosses(_ other: StreetPiece) -> Bool {
    let (along, across) = (end - start, other.end - other.start)
    let first = (along.cross(other.start - start), along.cross(other.end - start))
    guard (first.0 < 0) != (first.1 < 0) else { return false }
    let second = (across.cross(start - other.start), across.cross(end - other.start))
    return (second.0 < 0) != (second.1 < 0) && level == other.level
      && from != other.from && from != other.to && to != other.from && to != other.to
  }

  /// Where the lines of two that cross do so.
  func crossing(_ other: StreetPiece) -> PlanarPoint {
    let (along, across) = (end - start, other.end - other.start)
    return start + along * ((other.start - start).cross(across) / along.cross(across))
  }
}

/// Segments of streets by the cells of a grid that they come to: in all cells, or in a part of them.
private struct StreetCells {
  private(set) var pieces: [StreetPiece] = []
  private let lines: StreetLines
  private let nodes: [Int32]
  private let coordinates: [SourceCoordinate]
  private let degrees: [UInt8]
  private let origin: SourceCoordinate
  private let metres: DegreeLengths
  /// Leading zeros of the hashes of the blocks of cells that are looked at.
  private let zeros: Int

  /// In metres.
  private static let side = 50.0
  /// Logarithm of the rows and columns of cells in a block.
  private static let blockShift = 2
  private static let tolerance = 0.5
  private static let usualCount = 1 << 13
  /// Bounds for what is no city: rows and columns of a segment (6.4 km), segments in a cell, and all of them.
  private static let (mostRows, mostInCell, most) = (128, 256, 1 << 18)

  init(_ lines: StreetLines, degrees: [UInt8]) {
    self.lines = lines
    (nodes, coordinates) = (lines.nodes, lines.coordinates)
    self.degrees = degrees
    origin = lines.coordinates.first ?? SourceCoordinate(x: 0, y: 0)
    metres = DegreeLengths(latitude: origin.y)
    let share = lines.nodes.count / Self.usualCount
    zeros = Int.bitWidth - share.leadingZeroBitCount
    for way in 0..<lines.wayCount where lines.levels[way].isFinite { addWay(way) }
    pieces.sort { ($0.cell, $0.vertex) < ($1.cell, $1.vertex) }
  }

  /// Positions in `pieces` of those in each cell.
  var runs: [Range<Int>] {
    var runs: [Range<Int>] = []
    var start = 0
    for place in 1..<max(pieces.count, 1) where pieces[place].cell != pieces[place - 1].cell {
      runs.append(start..<min(place, start + Self.mostInCell))
      start = place
    }
    return runs + [start..<min(pieces.count, start + Self.mostInCell)]
  }

  func coordinate(of point: PlanarPoint) -> SourceCoordinate {
    SourceCoordinate(x: origin.x + point.x / metres.east, y: origin.y + point.y / metres.north)
  }

  private func point(at vertex: Int) -> PlanarPoint {
    let place = coordinates[Int(nodes[vertex])]
    return PlanarPoint(
      x: (place.x - origin.x) * metres.east, y: (place.y - origin.y) * metres.north)
  }

  /// Most segments of a large network lie in blocks that are not looked at, which is seen at their ends.
  private mutating func addWay(_ way: Int) {
    let range = lines.wayStarts[way]..<lines.wayStarts[way + 1]
    var from = point(at: range.lowerBound)
    var block = Self.block(of: from)
    for vertex in range.dropLast() {
      let (last, to) = (from, point(at: vertex + 1))
      let (lastBlock, toBlock) = (block, Self.block(of: to))
      (from, block) = (to, toBlock)
      let steps = abs(toBlock.column - lastBlock.column) + abs(toBlock.row - lastBlock.row)
      if steps == 0 || steps == 1, !isLookedAt(lastBlock), steps == 0 || !isLookedAt(toBlock) {
        continue
      }
      addSegment(vertex, from: last, to: to, level: lines.levels[way])
    }
  }

  private mutating func addSegment(
    _ vertex: Int, from: PlanarPoint, to: PlanarPoint, level: Float
  ) {
    let (start, end) = (
      extended(from, at: vertex, from: to), extended(to, at: vertex + 1, from: from)
    )
    let low = Self.row(min(start.y, end.y))
    let high = Self.row(max(start.y, end.y))
    guard high - low < Self.mostRows, pieces.count < Self.most else { return }
    for row in low...high {
      let columns = Self.columns(from: start, to: end, row: row, isAlone: low == high)
      guard columns.count < Self.mostRows else { continue }
      for column in columns {
        guard let cell = cell(column, row) else { continue }
        pieces.append(
          StreetPiece(
            cell: cell, vertex: Int32(truncatingIfNeeded: vertex), level: level, from: from, to: to,
            start: start, end: end))
      }
    }
  }

  /// The end of a segment, farther from `other` where the street ends there alone.
  private func extended(
    _ end: PlanarPoint, at vertex: Int, from other: PlanarPoint
  ) -> PlanarPoint {
    guard degrees[Int(lines.nodes[vertex])] == 1, end != other else { return end }
    let along = end - other
    return end + along * (Self.tolerance / along.squaredLength.squareRoot())
  }

  private static func row(_ value: Double) -> Int { Int((value / side).rounded(.down)) }

  /// Those that a segment comes to in a row.
  private static func columns(
    from start: PlanarPoint, to end: PlanarPoint, row: Int, isAlone: Bool
  ) -> ClosedRange<Int> {
    guard !isAlone else { return self.row(min(start.x, end.x))...self.row(max(start.x, end.x)) }
    let slope = (end.x - start.x) / (end.y - start.y)
    let places = [Double(row) * side, Double(row + 1) * side].map { border in
      start.x + (min(max(border, min(start.y, end.y)), max(start.y, end.y)) - start.y) * slope
    }
    // A millimetre more than reckoning may be off by.
    return self.row(min(places[0], places[1]) - 1e-3)...self.row(max(places[0], places[1]) + 1e-3)
  }

  private static func block(of point: PlanarPoint) -> (column: Int, row: Int) {
    let perMetre = 1 / (side * Double(1 << blockShift))
    return (Int((point.x * perMetre).rounded(.down)), Int((point.y * perMetre).rounded(.down)))
  }

  @inline(__always)
  private func isLookedAt(_ block: (column: Int, row: Int)) -> Bool {
    let hash = Self.number(block.column, block.row) &* 0x9E37_79B9_7F4A_7C15
    return hash.leadingZeroBitCount >= zeros
  }

  private static func number(_ column: Int, _ row: Int) -> UInt64 {
    UInt64(truncatingIfNeeded: column) << 32 | UInt64(UInt32(truncatingIfNeeded: row))
  }

  /// The number of a cell; nil for one that is not looked at.
  private func cell(_ column: Int, _ row: Int) -> UInt64? {
    let isWanted = isLookedAt((column >> Self.blockShift, row >> Self.blockShift))
    return isWanted ? Self.number(column, row) : nil
  }
}
