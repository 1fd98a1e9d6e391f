public import PlanarGeometry

/// Finds, for discs of any size, the pieces of edges that some point of the disc may enter the network
/// by: those that can be nearest to it and in sight, as the crow flies, past all barriers.
///
/// Of the pieces around a disc those around a smaller disc inside it are picked without looking further:
/// let ℓ be the distance from the middle to a piece that no barrier hides from any point of the disc, and
/// r the radius; every point of the disc has that piece within ℓ + r, so the piece nearest to it lies
/// within ℓ + 2r of the middle. `ClearPiece` excludes more.
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
    /// All walls nearer to the middle than this are known; 0 when they have not been looked for.
    let wallReach: Double
    /// Every piece by which some point of the disc may enter the network is known. Barriers can hide
    /// all that is near.
    public let isSound: Bool
    /// Metres from the middle to the nearest piece that is in sight from all of the disc; infinite when
    /// there is none.
    let clearLeg: Double
    /// Metres from the middle to the nearest piece, whatever is in between; infinite without any.
    let shortestLeg: Double
    /// In `choices` and `walls`.
    let pieceRange: Range<Int>
    let wallRange: Range<Int>
  }

  let index: EdgeIndex
  let barriers: BarrierLines
  /// Longest leg in metres.
  public let limit: Double
  /// All pieces that were looked up, and for each place the positions in them of its own.
  var pieces: [EdgePiece] = []
  var choices: [Int32] = []
  var walls: [Int32] = []
  private var legs: [Double] = []
  var scratch = EdgeIndex.Scratch()

  /// Discs with a larger radius are only on the way to smaller ones: what barriers hide from all of
  /// them is not looked into.
  private let fineRadius: Double
  /// Metres that larger discs know beyond what they would need without barriers.
  private static let slack = 40.0

  /// - Parameters:
  ///   - limit: longest leg in metres, greater than 0.
  ///   - fineRadius: of the largest discs for which `isSound` is wanted, in metres.
  public init(_ index: EdgeIndex, limit: Double, fineRadius: Double) {
    barriers = index.barriers
    self.index = index
    self.limit = limit
    self.fineRadius = fineRadius
  }

  public mutating func removeAll() {
    pieces.removeAll(keepingCapacity: true)
    choices.removeAll(keepingCapacity: true)
    walls.removeAll(keepingCapacity: true)
  }

  /// The surroundings of a disc, found in the index of the whole network.
  ///
  /// Complexity: O(log n + pieces within ℓ + 2r), more where barriers hide the nearest.
  public mutating func place(around center: PlanarPoint, radius: Double) -> Place {
    let farthest = limit + radius
    let nearest = index.nearestDistance(to: center, within: farthest, &scratch) ?? farthest
    let known = min(nearest + 2 * radius + Self.slack, farthest)
    let (start, choiceStart) = (pieces.count, choices.count)
    index.collect(around: center, within: known, into: &pieces, &scratch)
    for number in start..<pieces.count { choices.append(Int32(truncatingIfNeeded: number)) }
    return pick(
      center, radius, choiceStart..<choices.count, complete: known, isSound: known >= farthest,
      within: nil)
  }

  /// The surroundings of a disc inside that of `parent`, or of another disc of which only the part
  /// inside counts.
  ///
  /// Complexity: O(pieces and walls of the parent), and that of the query from the index where barriers
  /// hide what the parent knows.
  public mutating func place(in parent: Place, center: PlanarPoint, radius: Double) -> Place {
    let place = pick(
      center, radius, parent.pieceRange,
      complete: parent.complete - center.distance(to: parent.center), isSound: parent.isSound,
      within: parent)
    let wanted = min(place.shortestLeg + 2 * radius + Self.slack, limit + radius)
    guard !place.isSound, radius <= fineRadius, place.complete < wanted - 1e-6 else { return place }
    return self.place(around: center, radius: radius)
  }

  /// Appends what of some pieces concerns a disc, and the walls about it.
  ///
  /// - Parameter parent: has the walls, if it has looked for them.
  private mutating func pick(
    _ center: PlanarPoint, _ radius: Double, _ candidates: Range<Int>, complete: Double,
    isSound: Bool, within parent: Place?
  ) -> Place {
    var measured = legs
    legs = []
    measureLegs(to: center, candidates, into: &measured)
    legs = measured
    let shortest = legs.min() ?? .infinity
    let isCoarse = radius > fineRadius && !barriers.isEmpty
    let wallStart = walls.count
    let wallReach =
      isCoarse ? 0 : collectWalls(center, min(shortest, limit) + Self.slack + 5 * radius, parent)
    let clear =
      isCoarse
      ? .infinity
      : walls.count > wallStart
        ? clearLeg(center, radius, candidates, wallStart, wallReach - 2 * radius) : shortest
    let bound = clear + 2 * radius
    let knowsAll = isSound || complete >= limit + radius
    let isDone = knowsAll && !isCoarse || bound <= complete && clear < .infinity
    let kept = isDone ? bound : min(complete, shortest + 2 * radius + Self.slack)
    let start = choices.count
    let nearest = isDone ? legs.firstIndex(of: clear) : nil
    let rival = nearest.map { clearPiece($0, candidates, center, radius) }
    for (number, place) in candidates.enumerated() where legs[number] <= kept {
      let choice = choices[place]
      if let rival, rival.beats(pieces[Int(choice)], leg: legs[number]) { continue }
      choices.append(choice)
    }
    return Place(
      center: center, radius: radius, complete: min(kept, complete), wallReach: wallReach,
      isSound: isDone, clearLeg: clear, shortestLeg: shortest,
      pieceRange: start..<choices.count, wallRange: wallStart..<walls.count)
  }

  private func clearPiece(
    _ number: Int, _ candidates: Range<Int>, _ center: PlanarPoint, _ radius: Double
  ) -> ClearPiece {
    ClearPiece(
      pieces[Int(choices[candidates.lowerBound + number])], leg: legs[number], center: center,
      radius: radius)
  }

  /// Appends the walls about a disc and gives how far from its middle all are known.
  private mutating func collectWalls(
    _ center: PlanarPoint, _ reach: Double, _ parent: Place?
  ) -> Double {
    guard let parent, parent.wallReach > 0 else {
      barriers.collect(around: center, within: reach, into: &walls)
      return reach
    }
    let known = min(reach, parent.wallReach - center.distance(to: parent.center))
    barriers.select(parent.wallRange, of: &walls, around: center, within: max(known, 0))
    return known
  }

  private func measureLegs(
    to center: PlanarPoint, _ candidates: Range<Int>, into legs: inout [Double]
  ) {
    legs.removeAll(keepingCapacity: true)
    let (pieces, choices) = (pieces.span, choices.span)
    for place in candidates {
      legs.append(pieces[Int(choices[place])].squaredDistance(to: center).squareRoot())
    }
  }

  /// The shortest leg that no wall touches from anywhere in the disc. Legs that a wall blocks from
  /// everywhere in the disc become infinite.
  private mutating func clearLeg(
    _ center: PlanarPoint, _ radius: Double, _ candidates: Range<Int>, _ wallStart: Int,
    _ longest: Double
  ) -> Double {
    var clear = Double.infinity
    // The shortest first: with it the others need not be looked at.
    let first = legs.indices.min { legs[$0] < legs[$1] } ?? 0
    for step in 0..<legs.count {
      let number = step == 0 ? first : step - 1 < first ? step - 1 : step
      guard legs[number] <= min(clear + 2 * radius, longest) else { continue }
      let piece = pieces[Int(choices[candidates.lowerBound + number])]
      let end = piece.position(at: piece.share(nearestTo: center))
      switch barriers.effect(on: center, end, radius: radius, walls: walls[wallStart...]) {
      case .open: clear = min(clear, legs[number])
      case .blocked: legs[number] = .infinity
      case .unclear: break
      }
    }
    return clear
  }
}
