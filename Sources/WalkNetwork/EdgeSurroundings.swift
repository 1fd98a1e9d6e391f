public import PlanarGeometry

/// Finds, for discs of any size, the pieces of edges that some point of the disc may enter the network
/// by: those that can be nearest to it and in sight, as the crow flies, past all barriers.
///
/// Of the pieces around a disc those around a smaller disc inside it are picked without looking further:
/// let ℓ be the distance from the middle to a piece that no barrier hides from any point of the disc, and
/// r the radius; every point of the disc has that piece within ℓ + r, so the piece nearest to it lies
/// within ℓ + 2r of the middle.
///
/// Holds what it found until `removeAll`. One per task.
public struct EdgeSurroundings: Sendable {
  /// What is known of the surroundings of a disc.
  public struct Place: Sendable {
    public let center: PlanarPoint
    /// Metres.
    public let radius: Double
    /// All pieces nearer to the middle than this are known.
    let complete: Double
    /// Every piece by which some point of the disc may enter the network is known.
    let isSound: Bool
    /// Metres from the middle to the nearest piece that is in sight from all of the disc; infinite when
    /// there is none.
    let clearLeg: Double
    /// In `pieces` and `walls`.
    let pieceRange: Range<Int>
    let wallRange: Range<Int>
  }

  let graph: WalkGraph
  let index: EdgeIndex
  let barriers: BarrierLines
  /// Longest leg in metres.
  public let limit: Double
  var pieces: [EdgePiece] = []
  var walls: [Int32] = []
  private var legs: [Double] = []
  private var scratch = EdgeIndex.Scratch()

  /// Discs with a larger radius are only on the way to smaller ones: what barriers hide from all of
  /// them is not looked into.
  private let fineRadius: Double
  /// Metres that larger discs know beyond what they would need without barriers.
  private static let slack = 60.0

  /// - Parameters:
  ///   - limit: longest leg in metres, greater than 0.
  ///   - fineRadius: of the largest discs for which `isSound` is wanted, in metres.
  public init(_ index: EdgeIndex, limit: Double, fineRadius: Double) {
    graph = index.graph
    barriers = index.barriers
    self.index = index
    self.limit = limit
    self.fineRadius = fineRadius
  }

  public mutating func removeAll() {
    pieces.removeAll(keepingCapacity: true)
    walls.removeAll(keepingCapacity: true)
  }

  /// The surroundings of a disc, found in the index of the whole network.
  ///
  /// Complexity: O(log n + pieces within ℓ + 2r), more where barriers hide the nearest.
  public mutating func place(around center: PlanarPoint, radius: Double) -> Place {
    let farthest = limit + radius
    let nearest = index.nearestDistance(to: center, within: farthest, &scratch) ?? farthest
    var known = min(nearest + 2 * radius + Self.slack, farthest)
    while true {
      let (pieceStart, wallStart) = (pieces.count, walls.count)
      index.collect(around: center, within: known, into: &pieces, &scratch)
      barriers.collect(around: center, within: known + radius, into: &walls)
      let place = pick(
        center, radius, pieceStart..<pieces.count, wallStart..<walls.count, complete: known,
        isSound: known >= farthest)
      if place.isSound || radius > fineRadius { return place }
      pieces.removeSubrange(pieceStart...)
      walls.removeSubrange(wallStart...)
      known = min(known * 2, farthest)
    }
  }

  /// The surroundings of a disc inside that of `parent`, or of another disc of which only the part
  /// inside counts.
  ///
  /// Complexity: O(pieces and walls of the parent), and that of the query from the index where barriers
  /// hide what the parent knows.
  public mutating func place(in parent: Place, center: PlanarPoint, radius: Double) -> Place {
    let complete = parent.complete - center.distance(to: parent.center)
    let place = pick(
      center, radius, parent.pieceRange, parent.wallRange, complete: complete,
      isSound: parent.isSound)
    guard !place.isSound && radius <= fineRadius else { return place }
    return self.place(around: center, radius: radius)
  }

  /// Appends what of some pieces and walls concerns a disc.
  private mutating func pick(
    _ center: PlanarPoint, _ radius: Double, _ candidates: Range<Int>, _ near: Range<Int>,
    complete: Double, isSound: Bool
  ) -> Place {
    var measured = legs
    legs = []
    measureLegs(to: center, candidates, into: &measured)
    legs = measured
    let wallStart = walls.count
    for place in near {
      let wall = walls[place]
      if barriers.distance(ofWall: wall, to: center) <= max(complete, 0) + radius {
        walls.append(wall)
      }
    }
    let isHidden = walls.count > wallStart
    let clear: Double
    var bound: Double
    if isHidden && radius > fineRadius {
      clear = .infinity
      bound = (legs.min() ?? .infinity) + 2 * radius + Self.slack
    } else {
      clear =
        isHidden
        ? clearLeg(center, radius, candidates, wallStart, complete) : legs.min() ?? .infinity
      bound = clear + 2 * radius
    }
    let isDone = isSound || (bound <= complete && clear < .infinity)
    if !isDone { bound = min(bound, complete) }
    let pieceStart = pieces.count
    for (number, place) in candidates.enumerated() where legs[number] <= bound {
      pieces.append(pieces[place])
    }
    return Place(
      center: center, radius: radius, complete: min(bound, complete),
      isSound: isDone && (!isHidden || radius <= fineRadius), clearLeg: clear,
      pieceRange: pieceStart..<pieces.count, wallRange: wallStart..<walls.count)
  }

  private func measureLegs(
    to center: PlanarPoint, _ candidates: Range<Int>, into legs: inout [Double]
  ) {
    legs.removeAll(keepingCapacity: true)
    let vertices = graph.vertices.span
    let pieces = pieces.span
    for place in candidates {
      let first = Int(pieces[place].vertex)
      legs.append(
        center.squaredDistance(
          toSegment: vertices[first].position, vertices[first + 1].position
        ).squareRoot())
    }
  }

  /// The shortest leg that no wall touches from anywhere in the disc. Legs that a wall blocks from
  /// everywhere in the disc become infinite. Walls are known as far as all pieces are.
  private mutating func clearLeg(
    _ center: PlanarPoint, _ radius: Double, _ candidates: Range<Int>, _ wallStart: Int,
    _ complete: Double
  ) -> Double {
    var clear = Double.infinity
    let order = zip(legs, legs.indices).sorted { $0 < $1 }.map(\.1)
    for number in order {
      guard legs[number] <= min(clear + 2 * radius, complete) else { break }
      let leg = leg(from: center, pieces[candidates.lowerBound + number])
      switch barriers.effect(on: center, leg.end, radius: radius, walls: walls[wallStart...]) {
      case .open: clear = min(clear, legs[number])
      case .blocked: legs[number] = .infinity
      case .unclear: break
      }
    }
    return clear
  }

  func leg(from point: PlanarPoint, _ piece: EdgePiece) -> AccessLeg {
    let vertex = Int(piece.vertex)
    return AccessLeg(
      from: point, to: graph.vertices[vertex], graph.vertices[vertex + 1], edge: piece.edge,
      vertex: piece.vertex)
  }
}

/// A straight piece of an edge, from a vertex to the next.
struct EdgePiece: Hashable, Sendable {
  var edge: Int32
  var vertex: Int32
}
