import PlanarGeometry
import Projection

/// How far GCJ-02 and BD-09 displace some places, in metres of a local system about them.
struct DatumOffsets {
  private let places: [PlanarPoint]
  private let ofGCJ02: [PlanarPoint]
  private let ofBD09: [PlanarPoint]

  /// Right to a few metres: degrees are taken from those at the centre, and the displacement of a place for
  /// that of its image.
  ///
  /// Complexity: O(places).
  init(of places: [PlanarPoint], in local: LocalSystem) {
    self.places = places
    let degree = DegreeLengths(latitude: local.center.latitude)
    let all = places.map { place in
      let offset = place - local.origin
      let latitude = local.center.latitude + offset.y / degree.north
      let own = DegreeLengths(latitude: latitude)
      let origin = GeographicPoint(
        longitude: local.center.longitude + offset.x / own.east, latitude: latitude)
      return WebDatum.allCases.map { datum in
        let image = datum.displaced(origin)
        return PlanarPoint(
          x: (image.longitude - origin.longitude) * own.east,
          y: (image.latitude - origin.latitude) * own.north)
      }
    }
    ofGCJ02 = all.map { $0[0] }
    ofBD09 = all.map { $0[1] }
  }

  /// The places where they are if they are read otherwise than they were.
  func places(after step: DatumStep) -> [PlanarPoint] {
    places.indices.map { place in
      let (gcj, bd) = (ofGCJ02[place], ofBD09[place])
      return PlanarPoint(
        x: places[place].x + step.gcj02 * gcj.x + step.bd09 * bd.x,
        y: places[place].y + step.gcj02 * gcj.y + step.bd09 * bd.y)
    }
  }

  /// The mean displacement of the places.
  func mean(of step: DatumStep) -> PlanarPoint {
    let moved = places(after: step)
    var sum = PlanarPoint(x: 0, y: 0)
    for (place, other) in zip(places, moved) { sum = sum + (other - place) }
    let count = Double(max(1, places.count))
    return PlanarPoint(x: sum.x / count, y: sum.y / count)
  }
}

/// A displacement as multiples of those by the two datums.
struct DatumStep: Hashable {
  var gcj02: Double
  var bd09: Double

  /// What undoes that a place was read as one of `stated`, which is one of `true`; nil is WGS 84.
  init(from stated: WebDatum?, to true: WebDatum?) {
    func amount(_ datum: WebDatum) -> Double {
      (stated == datum ? 1 : 0) - (`true` == datum ? 1 : 0)
    }
    gcj02 = amount(.gcj02)
    bd09 = amount(.bd09)
  }

  static func - (one: DatumStep, other: DatumStep) -> DatumStep {
    var step = one
    step.gcj02 -= other.gcj02
    step.bd09 -= other.bd09
    return step
  }
}

/// On which datums a layer and what it is compared with may be; nil is WGS 84.
struct DatumReading: Hashable {
  var layer: WebDatum?
  var reference: WebDatum?

  /// Where places of the layer lie in metres of the reference, if both are read as `other`.
  func step(to other: DatumReading) -> DatumStep {
    DatumStep(from: layer, to: other.layer) - DatumStep(from: reference, to: other.reference)
  }

  private static let all: [WebDatum?] = [nil, .gcj02, .bd09]

  /// What else they may be, each with another displacement: first what needs the fewest changes, those of the
  /// layer before those of the reference.
  func others(
    mayChangeLayer: Bool, mayChangeReference: Bool
  ) -> [(reading: DatumReading, step: DatumStep)] {
    let layers = mayChangeLayer ? Self.all : [layer]
    let references = mayChangeReference ? Self.all : [reference]
    let readings = layers.flatMap { layer in
      references.map { DatumReading(layer: layer, reference: $0) }
    }
    var seen: Set<DatumStep> = [step(to: self)]
    return readings.sorted { changes(to: $0) < changes(to: $1) }.compactMap { reading in
      let step = step(to: reading)
      guard max(abs(step.gcj02), abs(step.bd09)) <= 1, seen.insert(step).inserted else {
        return nil
      }
      return (reading, step)
    }
  }

  private func changes(to other: DatumReading) -> Int {
    (layer == other.layer ? 0 : 2) + (reference == other.reference ? 0 : 3)
  }
}
