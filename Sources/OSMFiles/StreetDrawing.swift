import PlanarGeometry
import WalkNetwork

/// Draws ways as lines, cut where nodes are missing or closed.
struct StreetDrawing {
  let nodes: OSMNodeTable
  /// By place of a node, its position in the lines' coordinates; negative while it has none, and where it never has
  /// one since each line that comes to it ends there by itself.
  private(set) var numbers: [Int32]
  /// Where the node before was found.
  private var previous = -1
  /// The first line of the way that was added last.
  private var firstLine = 0
  /// Whether the line that is being drawn begins at a closed node.
  private var beginsAtCut = false
  private var ruler = RoadRuler()
  /// Ids of the nodes nowhere on Earth that ways came to.
  private var unplaced: Set<Int64> = []
  private(set) var lines = StreetLines()
  var findings = OSMFindings()

  private static let (unused, closed, closedAndCounted) = (Int32(-1), Int32(-2), Int32(-3))

  /// - Parameter nodes: sorted.
  init(_ nodes: OSMNodeTable) {
    self.nodes = nodes
    numbers = [Int32](repeating: Self.unused, count: nodes.count)
    for place in nodes.closed { numbers[place] = Self.closed }
  }

  /// - Parameter id: of the way.
  /// - Complexity: O(r log n) in the way's references and all nodes.
  mutating func addWay(_ refs: ArraySlice<Int64>, id: Int64, _ ground: WayChoice.Ground) {
    let access = ground.access
    lines.level = ground.level
    firstLine = lines.wayCount
    let missing = findings.missingNodes
    var last: (ref: Int64, place: Int)?
    for ref in refs {
      guard let place = nodes.position(of: ref, after: previous) else {
        noteAbsent(ref)
        endLine(access)
        last = nil
        continue
      }
      previous = place
      if let last, nodes.mayBeLong(from: last.place, to: place) {
        let ends = [last.place, place].map(nodes.coordinate(at:))
        let length = ruler.length(of: ends)
        notePiece(LongPiece(way: id, from: last.ref, to: ref, length: length))
      }
      last = (ref, place)
      if numbers[place] <= Self.closed {
        cut(at: place, access)
      } else {
        lines.append(node: number(of: place))
      }
    }
    if refs.isEmpty || findings.missingNodes > missing { findings.cutWays += 1 }
    endLine(access)
  }

  private mutating func noteAbsent(_ ref: Int64) {
    guard nodes.unplaced.contains(ref) else {
      findings.missingNodes += 1
      return
    }
    if unplaced.insert(ref).inserted { findings.unplacedNodes.add(ref) }
  }

  private mutating func notePiece(_ piece: LongPiece) {
    guard piece.length > LongPiece.usualLength else { return }
    findings.longPieces += 1
    if piece.length > findings.longest?.length ?? 0 { findings.longest = piece }
  }

  /// Metres of the way that was added last.
  mutating func lastLength() -> Double {
    var length = 0.0
    for line in firstLine..<lines.wayCount {
      length += ruler.length(of: lines.way(line).lazy.map { [lines] in lines.coordinates[Int($0)] })
    }
    return length
  }

  /// How many of these nodes lie on ways that were added.
  func count(ofWalked ids: Set<Int64>) -> Int {
    ids.count { id in
      guard let place = nodes.position(of: id, after: -1) else { return false }
      return numbers[place] != Self.unused && numbers[place] != Self.closed
    }
  }

  private mutating func number(of place: Int) -> Int32 {
    if numbers[place] < 0 { numbers[place] = newNode(at: place) }
    return numbers[place]
  }

  /// Both sides come to the closed node, each to a node of its own.
  private mutating func cut(at place: Int, _ access: GroundAccess) {
    if numbers[place] == Self.closed { findings.closedNodes += 1 }
    numbers[place] = Self.closedAndCounted
    if lines.unfinished > 0 { lines.append(node: newNode(at: place)) }
    lines.endWay(access: access, closed: (beginsAtCut, true))
    lines.append(node: newNode(at: place))
    beginsAtCut = true
  }

  /// Takes back the node of its own that a closed place was given where no line begins there after all.
  private mutating func endLine(_ access: GroundAccess) {
    if beginsAtCut, lines.unfinished == 1 { lines.coordinates.removeLast() }
    lines.endWay(access: access, closed: (beginsAtCut, false))
    beginsAtCut = false
  }

  private mutating func newNode(at place: Int) -> Int32 {
    lines.coordinates.append(nodes.coordinate(at: place))
    return Int32(truncatingIfNeeded: lines.coordinates.count - 1)
  }
}
