import FlatArrays
import PlanarGeometry

/// The half-edges that bound a face, or those of them near some land, in arrays side by side; coordinates
/// are relative to the first one's tail.
struct FaceFeatures: Sendable {
  private(set) var origin = PlanarPoint(x: 0, y: 0)
  /// Number of each half-edge in the subdivision.
  private(set) var halfEdges: [Int32] = []
  /// Neighbours on the cycle and the other side of the same piece; −1 where they are not among these.
  private(set) var previous: [Int32] = []
  private(set) var next: [Int32] = []
  private(set) var twin: [Int32] = []
  /// Whether the face's corner at the tail is more than half a turn, so that some land is nearest to it.
  private(set) var isReflex: [Bool] = []
  /// Those of which `isReflex` holds.
  private(set) var reflex: [Int32] = []
  /// Whether it is a barrier, and whether a street passes through its tail.
  private(set) var isWall: [Bool] = []
  private(set) var isOnStreet: [Bool] = []
  private(set) var hasWalls = false
  private(set) var tails: [PlanarPoint] = []
  private(set) var directions: [PlanarPoint] = []
  private(set) var lengths: [Double] = []
  /// The first so many are wanted, the others only stand beside them.
  private(set) var wanted = 0
  private(set) var box = PlanarBox.empty
  private var lanes: [Lanes] = []

  /// Four of them; past the end far away and short.
  private struct Lanes {
    var x = SIMD4<Double>(repeating: 1e12)
    var y = SIMD4<Double>(repeating: 1e12)
    var directionX = SIMD4<Double>(repeating: 1)
    var directionY = SIMD4<Double>.zero
    var length = SIMD4<Double>.zero
  }

  /// A corner of less than this beyond half a turn leaves no land to its vertex.
  private static let leastTurn = 1e-11

  var count: Int { halfEdges.count }

  /// Takes over all half-edges of a face. Complexity: O(n).
  mutating func take(face: Int, of streets: StreetSubdivision) {
    let positions = streets.range(ofFace: face)
    begin(with: positions, streets)
    for cycle in streets.faceStarts[face] {
      let range = streets.cycleStarts[cycle]
      let first = Int32(range.lowerBound - positions.lowerBound)
      for position in 0..<Int32(range.count) {
        previous.append(first + position - 1)
        next.append(first + position + 1)
      }
      previous[Int(first)] = first + Int32(range.count) - 1
      next[next.count - 1] = first
    }
    for halfEdge in halfEdges {
      let place = Int(streets.positionOfHalfEdge[Int(halfEdge ^ 1)])
      twin.append(positions.contains(place) ? Int32(place - positions.lowerBound) : -1)
    }
    place(streets)
    findReflex()
  }

  /// Takes over some half-edges of one face, and their neighbours on its cycles besides.
  ///
  /// - Parameter positions: in the subdivision's `halfEdges`, each once.
  /// - Complexity: O(n).
  mutating func take(_ positions: [Int], of streets: StreetSubdivision) {
    begin(with: positions, streets)
    var numbers: [Int32: Int32] = [:]
    for (number, halfEdge) in halfEdges.enumerated() { numbers[halfEdge] = Int32(number) }
    previous = [Int32](repeating: -1, count: wanted)
    next = previous
    for (number, position) in positions.enumerated() {
      let (before, after) = streets.neighbors(of: position)
      for halfEdge in [before, after] where numbers[halfEdge] == nil {
        numbers[halfEdge] = Int32(halfEdges.count)
        halfEdges.append(halfEdge)
        previous.append(-1)
        next.append(-1)
      }
      if let place = numbers[before] {
        previous[number] = place
        next[Int(place)] = Int32(number)
      }
      if let place = numbers[after] {
        next[number] = place
        previous[Int(place)] = Int32(number)
      }
    }
    for halfEdge in halfEdges { twin.append(numbers[halfEdge ^ 1] ?? -1) }
    place(streets)
    findReflex()
  }

  private mutating func begin(
    with positions: some Collection<Int>, _ streets: StreetSubdivision
  ) {
    halfEdges.removeAll(keepingCapacity: true)
    previous.removeAll(keepingCapacity: true)
    next.removeAll(keepingCapacity: true)
    twin.removeAll(keepingCapacity: true)
    for position in positions { halfEdges.append(streets.halfEdges[position]) }
    wanted = halfEdges.count
  }

  private mutating func place(_ streets: StreetSubdivision) {
    tails.removeAll(keepingCapacity: true)
    directions.removeAll(keepingCapacity: true)
    lengths.removeAll(keepingCapacity: true)
    isWall.removeAll(keepingCapacity: true)
    isOnStreet.removeAll(keepingCapacity: true)
    hasWalls = false
    box = .empty
    origin = halfEdges.first.map { streets.vertices[Int(streets.tail(of: $0))] } ?? origin
    lanes = [Lanes](repeating: Lanes(), count: (count + 3) / 4)
    for (number, halfEdge) in halfEdges.enumerated() {
      let piece = streets.pieces[Int(halfEdge >> 1)]
      let tail = streets.vertices[Int(streets.tail(of: halfEdge))] - origin
      let direction = piece.direction * (halfEdge & 1 == 0 ? 1 : -1)
      tails.append(tail)
      directions.append(direction)
      lengths.append(piece.length)
      isWall.append(piece.edge == StreetSubdivision.wall)
      isOnStreet.append(
        !streets.placesOfVertices.range(of: Int(streets.tail(of: halfEdge))).isEmpty)
      if isWall[number] { hasWalls = true }
      box.insert(tail)
      box.insert(tail + direction * piece.length)
      let (lane, slot) = (number / 4, number % 4)
      lanes[lane].x[slot] = tail.x
      lanes[lane].y[slot] = tail.y
      lanes[lane].directionX[slot] = direction.x
      lanes[lane].directionY[slot] = direction.y
      lanes[lane].length[slot] = piece.length
    }
  }

  private mutating func findReflex() {
    isReflex.removeAll(keepingCapacity: true)
    reflex.removeAll(keepingCapacity: true)
    for number in halfEdges.indices {
      let before = Int(previous[number])
      let isReflex =
        before >= 0
        && (twin[before] == number
          || directions[before].cross(directions[number]) < -Self.leastTurn)
      self.isReflex.append(isReflex)
      if isReflex { reflex.append(Int32(number)) }
    }
  }

  /// Which of the 64 features from `first` on may bound a strip: as lines, and as reflex vertices at their
  /// tails.
  ///
  /// - Parameters:
  ///   - strip: the feature whose strip it is.
  ///   - height: of the strip so far.
  func candidates(
    from first: Int, for strip: Int, height: Double
  ) -> (lines: UInt64, vertices: UInt64) {
    let (start, along, length) = (tails[strip], directions[strip], lengths[strip])
    let (zero, one) = (SIMD4<Double>.zero, SIMD4<Double>.one)
    let reach = 2 * height
    var (lines, vertices) = (UInt64(0), UInt64(0))
    let span = lanes.span
    for lane in first / 4..<min(first / 4 + 16, span.count) {
      let other = span[lane]
      let (dx, dy) = (other.x - start.x, other.y - start.y)
      let s = dx * along.x + dy * along.y
      let h = dy * along.x - dx * along.y
      let cosine = other.directionX * along.x + other.directionY * along.y
      let sine = other.directionY * along.x - other.directionX * along.y
      let opens = cosine .<= zero
      let squared = sine * sine
      let numerator = (one + cosine).replacing(with: one, where: opens)
      let denominator = squared.replacing(with: 1e-30, where: squared .< 1e-30)
        .replacing(with: one - cosine, where: opens)
      let g = numerator / denominator
      let slope = -sine * g
      let last = s + slope * h
      let atLast = h * g
      let low = (last - other.length).replacing(with: zero, where: last - other.length .< zero)
      let high = last.replacing(with: length, where: last .> length)
      let (atLow, atHigh) = (atLast + slope * (low - last), atLast + slope * (high - last))
      let greater = atLow.replacing(with: atHigh, where: atHigh .> atLow)
      let less = atLow.replacing(with: atHigh, where: atHigh .< atLow)
      let (after, before) = (s - length, -(s + cosine * other.length))
      let gap = after.replacing(with: before, where: before .> after)
      let steep = sine.replacing(with: -sine, where: sine .< zero)
      let isLine =
        (low .< high) .& (greater .> zero) .& (less .< height)
        .& .!((cosine .> zero) .& (gap .> steep * (1.42 * height)))
      let beside = (-s).replacing(with: s - length, where: s - length .> -s)
      let aside = beside.replacing(with: zero, where: beside .< zero)
      let isVertex =
        (h .> 1e-9) .& (h .< reach) .& (aside * aside + h * h .< h * reach)
      for slot in 0..<4 {
        let bit = UInt64(1) << UInt64((lane * 4 + slot - first) & 63)
        if isLine[slot] { lines |= bit }
        if isVertex[slot] { vertices |= bit }
      }
    }
    return (lines, vertices)
  }
}
