import PlanarGeometry

/// How far places lie from lines after each of some displacements, and which of these stand out.
///
/// Places keep to streets, or off borders, in a way that is their own and need not be known: where they are meant to
/// be, their distances are shared out otherwise than anywhere else. How unlike the usual the distances are is told by
/// the deviates of Freeman and Tukey (1950, doi:10.1214/aoms/1177729756). That neighbours answer alike does no harm,
/// since the same places after displacements that nobody meant say what is usual.
struct DatumDistances {
  /// By displacement, how many places lie each number of cells from a line.
  private let counts: [[Double]]
  /// By displacement, how unlike the usual the distances are, in standard deviations of the controls.
  let standings: [Double]
  /// The greatest of the controls' standings.
  private let greatestControl: Double
  private let side: Double

  /// Standard deviations that a reading must stand out by, among controls and among readings.
  private static let (outstanding, ahead) = (5.5, 1.5)

  /// - Parameters:
  ///   - readings: the places where they are by each of the readings.
  ///   - controls: displacements of the first reading.
  /// - Complexity: O(places · (readings + controls)).
  init(
    of readings: [[PlanarPoint]], controls: [PlanarPoint], on ground: MarkedGround
  ) {
    func count(_ places: [PlanarPoint], _ step: PlanarPoint) -> [Double] {
      var counts = [Double](repeating: 0, count: MarkedGround.far + 1)
      for place in places { counts[ground.cells(from: place + step)] += 1 }
      return counts
    }
    side = ground.side
    counts = readings.map { count($0, PlanarPoint(x: 0, y: 0)) }
    let usual = controls.map { count(readings[0], $0) }
    let mean = usual[0].indices.map { cells in
      usual.reduce(0) { $0 + $1[cells] } / Double(usual.count)
    }
    func distance(_ counts: [Double]) -> Double {
      zip(counts, mean).reduce(0) { sum, pair in
        let deviate = pair.0.squareRoot() - pair.1.squareRoot()
        return sum + deviate * deviate
      }.squareRoot()
    }
    let distances = usual.map(distance)
    let middle = distances.reduce(0, +) / Double(distances.count)
    let variance = distances.reduce(0) { $0 + ($1 - middle) * ($1 - middle) }
    let deviation = max((variance / Double(distances.count)).squareRoot(), .ulpOfOne)
    standings = counts.map { (distance($0) - middle) / deviation }
    greatestControl = ((distances.max() ?? 0) - middle) / deviation
  }

  /// The reading that stands out among the controls and the other readings, nil where none does.
  var outstanding: Int? {
    let ranked = standings.indices.sorted { standings[$0] > standings[$1] }
    guard let best = ranked.first, standings[best] >= max(Self.outstanding, greatestControl)
    else { return nil }
    let isAhead = ranked.dropFirst().allSatisfy {
      standings[$0] + Self.ahead <= standings[best]
    }
    return isAhead ? best : nil
  }

  /// The distance by which two readings differ most, in metres, and the shares of the places that lie nearer.
  func sharpest(between one: Int, _ other: Int) -> (metres: Double, shares: [Double]) {
    let shares = (0..<MarkedGround.far).map { cells in
      [one, other].map { counts[$0][...cells].reduce(0, +) / counts[$0].reduce(0, +) }
    }
    let cells =
      shares.indices.max { abs(shares[$0][0] - shares[$0][1]) < abs(shares[$1][0] - shares[$1][1]) }
      ?? 0
    return (Double(cells + 1) * side, shares[cells])
  }
}
