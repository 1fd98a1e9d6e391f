import PlanarGeometry
import Projection
import Wording

/// What may have happened to coordinates that lie in the wrong place.
enum Misplacement: Hashable {
  /// Latitude or northing stands first.
  case swapped
  /// A minus sign is missing, or one too many.
  case lostSign
  /// Degrees under a system in metres.
  case degrees
  /// The easting begins with the number of the zone, which the system does not count.
  case zoneBefore(Int)
  /// The system counts the number of the zone, and the easting lacks it.
  case zoneMissing(Int)

  /// What the feature or the layer has, and how to mend it.
  func message(in system: CoordinateSystem) -> InputMessage {
    switch self {
    case .swapped: system.isGeographic ? .swapped : .swappedEastingNorthing
    case .lostSign: .lostSign
    case .degrees: .degreesNotMetres("\(system)")
    case .zoneBefore(let zone):
      .zoneBefore(zone, "\(system)", other: system.counterpart(countsZones: true))
    case .zoneMissing(let zone):
      .zoneMissing(zone, "\(system)", other: system.counterpart(countsZones: false))
    }
  }

  /// Width of a zone's numbers in metres.
  private static let zoneStep = 1e6
  private static let zones = 1...60

  /// What `coordinate` may have been meant as, in which system.
  static func guesses(
    of coordinate: SourceCoordinate, in system: CoordinateSystem
  ) -> [(reason: Misplacement, coordinate: SourceCoordinate, system: CoordinateSystem)] {
    let (x, y) = (coordinate.x, coordinate.y)
    var guesses: [(Misplacement, SourceCoordinate, CoordinateSystem)] = [
      (.swapped, coordinate.swapped, system)
    ]
    for (a, b) in [(-x, y), (x, -y), (-x, -y)] {
      guesses.append((.lostSign, SourceCoordinate(x: a, y: b), system))
    }
    guard !system.isGeographic else { return guesses.filter(\.1.isInDegrees) }
    for degrees in [coordinate, coordinate.swapped] where degrees.isInDegrees {
      guesses.append((.degrees, degrees, .wgs84))
    }
    for place in [coordinate, coordinate.swapped] {
      guesses += zoneGuesses(of: place).map { ($0, $1, system) }
    }
    return guesses
  }

  private static func zoneGuesses(
    of coordinate: SourceCoordinate
  ) -> [(Misplacement, SourceCoordinate)] {
    let (x, y) = (coordinate.x, coordinate.y)
    guard x >= 0, x < zoneStep * Double(zones.upperBound + 1) else { return [] }
    let zone = Int(x / zoneStep)
    guard zone == 0 else {
      return [(.zoneBefore(zone), SourceCoordinate(x: x - Double(zone) * zoneStep, y: y))]
    }
    return zones.map {
      (.zoneMissing($0), SourceCoordinate(x: x + Double($0) * zoneStep, y: y))
    }
  }
}

/// Looks for what happened to coordinates by trying what they may have been meant as.
struct MisplacementSearch {
  /// Whether a coordinate in a system lies where it should.
  let isRight: (SourceCoordinate, CoordinateSystem) -> Bool

  /// What explains more than half of `samples`; nil where nothing does.
  ///
  /// Complexity: O(samples), up to 70 tries each.
  func explain(_ samples: [SourceCoordinate], in system: CoordinateSystem) -> Misplacement? {
    var counts: [Misplacement: Int] = [:]
    for sample in samples {
      if let reason = reason(sample, system) { counts[reason, default: 0] += 1 }
    }
    return counts.first { $0.value * 2 > samples.count }?.key
  }

  private func reason(
    _ sample: SourceCoordinate, _ system: CoordinateSystem
  ) -> Misplacement? {
    Misplacement.guesses(of: sample, in: system).first { isRight($0.coordinate, $0.system) }?.reason
  }
}

extension CoordinateSystem {
  /// Gauss-Krüger systems of China (Beijing 1954, Xi'an 1980, CGCS2000) come twice: with the zone's number in
  /// the easting, and by central meridian without it, in two runs of EPSG codes.
  private static let chineseZones = [
    (counting: 2327...2337, without: 2338), (counting: 2349...2369, without: 2370),
    (counting: 2401...2421, without: 2422), (counting: 4491...4501, without: 4502),
    (counting: 4513...4533, without: 4534),
  ]

  /// The same system with or without the number of the zone; nil where none is known.
  fileprivate func counterpart(countsZones: Bool) -> String? {
    guard let code = definition.split(separator: ":").last.flatMap({ Int($0) }) else { return nil }
    for zones in Self.chineseZones {
      let offset = zones.without - zones.counting.lowerBound
      if countsZones && zones.counting.contains(code - offset) { return "EPSG:\(code - offset)" }
      if !countsZones && zones.counting.contains(code) { return "EPSG:\(code + offset)" }
    }
    return nil
  }
}
