import Assessment
import GEOSBridge
import PlanarGeometry
import TableFiles
import Wording

/// Makes valid regions of a layer's features in local metres.
struct RegionBuilder {
  let loaded: InputLayer
  /// Local positions of all coordinates of the layer.
  let points: [PlanarPoint]
  let geos: GEOSContext

  /// The region of the feature at `position`, repaired if necessary; nil, with a problem in `log`,
  /// when nothing is left of it.
  func region(
    _ position: Int, feature: String?, district: String?, log: inout ReadingLog
  ) throws(InputError) -> PlanarRegion? {
    var finding: Finding?
    let region = try region(of: rawRegion(position), row: loaded.row(position), &finding)
    if let finding {
      log.note(finding, file: loaded.path, feature: feature, district: district)
    }
    return region
  }

  private func region(
    of raw: PlanarRegion, row: Int, _ finding: inout Finding?
  ) throws(InputError) -> PlanarRegion? {
    guard raw.vertices.allSatisfy(\.isFinite) else {
      finding = Finding(.error, .skipped, row: row, says: .notProjectable)
      return nil
    }
    var region = raw
    switch try geos.answer(loaded.path, { (geos) throws(GEOSError) in try geos.repair(raw) }) {
    case .unchanged: break
    case .repaired(let repaired, let before, let after, let invalidity):
      region = repaired
      let message = InputMessage.invalidPolygon(invalidity.reason, before: before, after: after)
      finding = Finding(.warning, .repaired, row: row, says: message)
    case .tangled(let crossings):
      finding = Finding(.error, .skipped, row: row, says: .tangled(crossings: crossings))
      return nil
    case .collapsed: region = PlanarRegion(polygons: [])
    }
    guard 2 * region.area > PolygonRepair.leastWidth * region.perimeter else {
      finding = Finding(.error, .skipped, row: row, says: .noArea)
      return nil
    }
    return region
  }

  private func rawRegion(_ position: Int) -> PlanarRegion {
    let geometry = loaded.features.geometry
    return PlanarRegion(
      polygons: geometry.parts(of: position).map { part in
        geometry.rings(ofPart: part).map { Array(points[geometry.coordinateRange(ofRing: $0)]) }
      })
  }

  /// The union of `regions`, without the borders between them.
  func union(_ regions: [PlanarRegion]) throws(InputError) -> PlanarRegion {
    guard regions.count > 1 else { return regions.first ?? PlanarRegion(polygons: []) }
    return try geos.answer(loaded.path) { (geos) throws(GEOSError) in try geos.union(regions) }
  }

  /// The part of `land` in each of `regions`.
  func divide(
    _ land: [PlanarRegion], among regions: [PlanarRegion]
  ) throws(InputError) -> [PlanarRegion] {
    try geos.answer(loaded.path) { (geos) throws(GEOSError) in
      let division = LandDivision(land, geos)
      var parts: [PlanarRegion] = []
      for region in regions { parts.append(try division.land(within: region)) }
      return parts
    }
  }

  /// What `a` and `b` have in common.
  func common(_ a: PlanarRegion, _ b: PlanarRegion) throws(InputError) -> PlanarRegion {
    try geos.answer(loaded.path) { (geos) throws(GEOSError) in try geos.intersection(a, b) }
  }

  func overlaps(among regions: [PlanarRegion]) throws(InputError) -> LayerOverlaps {
    try geos.answer(loaded.path) { (geos) throws(GEOSError) in try geos.overlaps(among: regions) }
  }

  /// A facility with its entrances or its region only; nil, with a problem in `log`, when it has no
  /// usable place.
  ///
  /// - Parameters:
  ///   - entrances: stated elsewhere; they go before those of the feature.
  ///   - ifLine: what to say of a line.
  func place(
    _ position: Int, id: String, entrances: [PlanarPoint], ifLine: InputMessage,
    _ check: inout PlaceCheck, log: inout ReadingLog
  ) throws(InputError) -> Facility? {
    let geometry = loaded.features.geometry
    var facility = Facility(id: id, entrances: entrances, services: [])
    switch geometry.kinds[position] {
    case .polygons:
      let region = try region(position, feature: id, district: nil, log: &log)
      guard let region else { return nil }
      facility.region = region
      check.check(position, id: id, at: region.box.center)
    case .points:
      let own = Array(points[geometry.coordinateRange(of: position)])
      guard let first = own.first, own.allSatisfy(\.isFinite) else {
        note(.notProjectable, position, id: id, log: &log)
        return nil
      }
      if facility.entrances.isEmpty { facility.entrances = own }
      check.check(position, id: id, at: first)
    case .none where !facility.entrances.isEmpty:
      check.check(position, id: id, at: facility.entrances[0])
    case .lines, .none:
      note(ifLine, position, id: id, log: &log)
      return nil
    }
    return facility
  }

  private func note(
    _ message: InputMessage, _ position: Int, id: String, log: inout ReadingLog
  ) {
    let finding = Finding(.error, .skipped, row: loaded.row(position), says: message)
    log.note(finding, file: loaded.path, feature: id)
  }
}

extension GEOSContext {
  /// A context for the layers of a run.
  static func forLayers() throws(InputError) -> GEOSContext {
    do throws(GEOSError) {
      return try GEOSContext()
    } catch {
      throw .library(file: nil, .library("\(error)"))
    }
  }

  /// What GEOS answers about the layer in `file`; that it fails is a failure of a library.
  func answer<Answer>(
    _ file: String, _ ask: (GEOSContext) throws(GEOSError) -> Answer
  ) throws(InputError) -> Answer {
    do throws(GEOSError) {
      return try ask(self)
    } catch {
      throw .library(file: file, .library("\(error)"))
    }
  }
}
