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
    fileprivate(set) var pieceRange: Range<Int>
    fileprivate(set) var wallRange: Range<Int>
  }

  /// A piece as it lies from the middle of a disc.
  struct Choice: Sendable {
    /// In `pieces`.
    var piece: Int32
    /// Where on the piece it is nearest to the middle.
    var share: Double
    /// Metres from the middle; infinite where walls hide the piece from all of the disc, and until it
    /// is measured.
    var leg: Double
  }

  let index: EdgeIndex
  let barriers: BarrierLines
  /// Longest leg in metres.
  public let limit: Double
  /// All pieces that were looked up, and for each place those of its own.
  var pieces: [EdgePiece] = []
  var choices: [Choice] = []
  var walls: [Int32] = []
  private var measured: [Choice] = []
  /// Metres within which the last query of the index had to know all pieces.
  private var lastKnown = 0.0
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
    lastKnown = 0
  }

  /// Forgets all places but some, and takes no more memory than they need.
  ///
  /// Complexity: O(pieces and walls of the places).
  public mutating func keep(_ places: inout [Place]) {
    var (kept, keptWalls) = ([Choice](), [Int32]())
    kept.reserveCapacity(places.reduce(0) { $0 + $1.pieceRange.count })
    keptWalls.reserveCapacity(places.reduce(0) { $0 + $1.wallRange.count })
    for number in places.indices {
      let place = places[number]
      places[number].pieceRange = kept.count..<kept.count + place.pieceRange.count
      places[number].wallRange = keptWalls.count..<keptWalls.count + place.wallRange.count
      kept += choices[place.pieceRange]
      keptWalls += walls[place.wallRange]
    }
    (choices, walls, measured) = (kept, keptWalls, [])
    scratch = EdgeIndex.Scratch()
    keepChosenPieces()
  }

  /// Forgets the pieces that no choice names.
  private mutating func keepChosenPieces() {
    var numbers = [Int32](repeating: -1, count: pieces.count)
    for choice in choices { numbers[Int(choice.piece)] = 0 }
    var kept: [EdgePiece] = []
    kept.reserveCapacity(numbers.count { $0 == 0 })
    for (number, piece) in pieces.enumerated() where numbers[number] == 0 {
      numbers[number] = Int32(truncatingIfNeeded: kept.count)
      kept.append(piece)
    }
    for place in choices.indices { choices[place].piece = numbers[Int(choices[place].piece)] }
    pieces = kept
  }

  /// The surroundings of a disc, found in the index of the whole network.
  ///
  /// Complexity: O(log n + pieces within ℓ + 2r), more where barriers hide the nearest.
  public mutating func place(around center: PlanarPoint, radius: Double) -> Place {
    let farthest = limit + radius
    let (start, choiceStart) = (pieces.count, choices.count)
    let known = collect(around: center, beyondNearest: 2 * radius + Self.slack, atMost: farthest)
    for number in start..<pieces.count {
      choices.append(Choice(piece: Int32(truncatingIfNeeded: number), share: 0, leg: .infinity))
    }
    return pick(
      choiceStart..<choices.count, around: center, radius: radius, complete: known,
      isSound: known >= farthest, within: nil)
  }

  /// Appends the pieces that are at most `margin` farther than the nearest, and gives how far that is.
  ///
  /// What the last query needed is a good guess of it, so that one query is mostly enough.
  private mutating func collect(
    around center: PlanarPoint, beyondNearest margin: Double, atMost farthest: Double
  ) -> Double {
    let start = pieces.count
    var reach = min(lastKnown, farthest)
    index.collect(around: center, within: reach, into: &pieces, &scratch)
    var nearest = nearestPiece(from: start, to: center)
    if nearest > reach {
      // Only pieces within reach are sure to be all there, and the same formula must measure them
      // whatever was asked before.
      let found = index.nearestDistance(to: center, within: farthest, &scratch)
      reach = min((found ?? farthest) * (1 + 1e-9), farthest)
      pieces.removeSubrange(start...)
      index.collect(around: center, within: reach, into: &pieces, &scratch)
      nearest = min(nearestPiece(from: start, to: center), farthest)
    }
    let known = min(nearest + margin, farthest)
    lastKnown = known
    if known > reach {
      pieces.removeSubrange(start...)
      index.collect(around: center, within: known, into: &pieces, &scratch)
    }
    dropPieces(from: start, fartherThan: known, from: center)
    return known
  }

  /// Metres to the nearest of the pieces from `start` on; infinite without any.
  private func nearestPiece(from start: Int, to center: PlanarPoint) -> Double {
    let squared = pieces[start...].lazy.map { $0.squaredDistance(to: center) }.min()
    return squared?.squareRoot() ?? .infinity
  }

  private mutating func dropPieces(
    from start: Int, fartherThan radius: Double, from center: PlanarPoint
  ) {
    var end = start
    for number in start..<pieces.count
    where pieces[number].squaredDistance(to: center) <= radius * radius {
      pieces[end] = pieces[number]
      end += 1
    }
    pieces.removeSubrange(end...)
  }

  /// The surroundings of a disc inside that of `parent`, or of another disc of which only the part
  /// inside counts.
  ///
  /// Complexity: O(pieces and walls of the parent), and that of the query from the index where barriers
  /// hide what the parent knows.
  public mutating func place(in parent: Place, center: PlanarPoint, radius: Double) -> Place {
    let place = pick(
      parent.pieceRange, around: center, radius: radius,
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
    _ candidates: Range<Int>, around center: PlanarPoint, radius: Double, complete: Double,
    isSound: Bool, within parent: Place?
  ) -> Place {
    let first = measure(candidates, from: center)
    let shortest = first.map { measured[$0].leg } ?? .infinity
    let isCoarse = radius > fineRadius && !barriers.isEmpty
    let wallStart = walls.count
    let wallReach =
      isCoarse
      ? 0
      : collectWalls(
        around: center, within: min(shortest, limit) + Self.slack + 5 * radius, parent)
    var clear = isCoarse ? .infinity : shortest
    if let first, walls.count > wallStart {
      clear = clearLeg(
        from: center, radius: radius, first: first, wallStart: wallStart,
        atMost: wallReach - 2 * radius)
    }
    let bound = clear + 2 * radius
    let knowsAll = isSound || complete >= limit + radius
    let isDone = knowsAll && !isCoarse || bound <= complete && clear < .infinity
    let kept = isDone ? bound : min(complete, shortest + 2 * radius + Self.slack)
    let start = choices.count
    let rival = isDone ? clearPiece(clear, first, from: center, radius: radius) : nil
    keep(within: kept, rival)
    return Place(
      center: center, radius: radius, complete: min(kept, complete), wallReach: wallReach,
      isSound: isDone, clearLeg: clear, shortestLeg: shortest,
      pieceRange: start..<choices.count, wallRange: wallStart..<walls.count)
  }

  /// Makes choices of what was measured, without what is hidden.
  private mutating func keep(within limit: Double, _ rival: ClearPiece?) {
    for choice in measured where choice.leg <= limit && choice.leg < .infinity {
      if let rival, rival.beats(pieces[Int(choice.piece)], choice) { continue }
      choices.append(choice)
    }
  }

  /// - Parameter first: of what was measured the nearest.
  private func clearPiece(
    _ clear: Double, _ first: Int?, from center: PlanarPoint, radius: Double
  ) -> ClearPiece? {
    guard let first else { return nil }
    let number =
      measured[first].leg == clear ? first : measured.firstIndex { $0.leg == clear }
    return number.map {
      ClearPiece(
        pieces[Int(measured[$0].piece)], measured[$0], center: center, radius: radius)
    }
  }

  /// Appends the walls about a disc and gives how far from its middle all are known.
  private mutating func collectWalls(
    around center: PlanarPoint, within reach: Double, _ parent: Place?
  ) -> Double {
    guard let parent, parent.wallReach > 0 else {
      barriers.collect(around: center, within: reach, into: &walls)
      return reach
    }
    let known = min(reach, parent.wallReach - center.distance(to: parent.center))
    barriers.select(parent.wallRange, of: &walls, around: center, within: max(known, 0))
    return known
  }

  /// Measures the pieces of some choices. Gives the number of the first nearest one.
  private mutating func measure(_ candidates: Range<Int>, from center: PlanarPoint) -> Int? {
    var measured = measured
    self.measured = []
    defer { self.measured = measured }
    measured.removeAll(keepingCapacity: true)
    var nearest: Int?
    var least = Double.infinity
    let (pieces, choices) = (pieces.span, choices.span)
    for place in candidates {
      let number = choices[place].piece
      let piece = pieces[Int(number)]
      let share = piece.share(nearestTo: center)
      let squared = center.squaredDistance(to: piece.position(at: share))
      if squared < least { (nearest, least) = (measured.count, squared) }
      measured.append(Choice(piece: number, share: share, leg: squared.squareRoot()))
    }
    return nearest
  }

  /// The shortest leg that no wall touches from anywhere in the disc. Legs that a wall blocks from
  /// everywhere in the disc become infinite.
  ///
  /// - Parameter first: the nearest; with it, tried first, most others need not be looked at.
  private mutating func clearLeg(
    from center: PlanarPoint, radius: Double, first: Int, wallStart: Int,
    atMost longest: Double
  ) -> Double {
    let reach = measured[first].leg + 3 * radius
    let isFree = !barriers.meet(walls[wallStart...], around: center, within: reach)
    if isFree, measured[first].leg <= longest { return measured[first].leg }
    var clear = Double.infinity
    for step in 0..<measured.count {
      let number = step == 0 ? first : step - 1 < first ? step - 1 : step
      let choice = measured[number]
      guard choice.leg <= min(clear + 2 * radius, longest) else { continue }
      let end = pieces[Int(choice.piece)].position(at: choice.share)
      let way = PlanarSegment(from: center, to: end)
      switch barriers.effect(on: way, radius: radius, walls: walls[wallStart...]) {
      case .open: clear = min(clear, choice.leg)
      case .blocked: measured[number].leg = .infinity
      case .unclear: break
      }
    }
    return clear
  }
}
