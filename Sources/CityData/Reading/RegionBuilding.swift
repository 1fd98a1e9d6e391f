import GEOSBridge
import PlanarGeometry

/// Makes valid regions of a layer's features in local metres.
struct RegionBuilding {
  let loaded: LoadedLayer
  /// Local positions of all coordinates of the layer.
  let points: [PlanarPoint]
  let geos: GEOSContext

  /// Polygons below this mean width, 2·area/perimeter, in metres are lines: what is straight in
  /// degrees is slightly bent in metres.
  static let leastWidth = 0.1

  /// The region of the feature at `position`, repaired if necessary; nil, with a problem in `log`,
  /// when nothing is left of it.
  func region(
    _ position: Int, feature: String?, district: String?, log: inout ReadingLog
  ) throws(InputError) -> PlanarRegion? {
    let row = loaded.row(position)
    let raw = rawRegion(position)
    guard raw.vertices.allSatisfy(\.isFinite) else {
      let finding = Finding(.error, .skipped, row: row, .notProjectable)
      log.note(finding, file: loaded.path, feature: feature, district: district)
      return nil
    }
    let outcome = try repair(raw)
    if case .tangled(let crossings) = outcome {
      let finding = Finding(.error, .skipped, row: row, .tangled(crossings: crossings))
      log.note(finding, file: loaded.path, feature: feature, district: district)
      return nil
    }
    let region = outcome.region(of: raw)
    guard 2 * region.area > Self.leastWidth * region.perimeter else {
      let finding = Finding(.error, .skipped, row: row, .noArea)
      log.note(finding, file: loaded.path, feature: feature, district: district)
      return nil
    }
    if case .repaired(_, let before, let after, let invalidity) = outcome {
      let message = InputMessage.invalidPolygon(invalidity.reason, before: before, after: after)
      let finding = Finding(.warning, .repaired, row: row, message)
      log.note(finding, file: loaded.path, feature: feature, district: district)
    }
    return region
  }

  private func rawRegion(_ position: Int) -> PlanarRegion {
    let geometry = loaded.layer.geometry
    return PlanarRegion(
      polygons: geometry.parts(of: position).map { part in
        geometry.rings(ofPart: part).map { Array(points[geometry.coordinateRange(ofRing: $0)]) }
      })
  }

  private func repair(_ region: PlanarRegion) throws(InputError) -> PolygonRepair {
    do throws(GEOSError) {
      return try geos.repair(region)
    } catch {
      throw .library(file: loaded.path, .library("\(error)"))
    }
  }

  /// The union of `regions`, without the borders between them.
  func union(_ regions: [PlanarRegion]) throws(InputError) -> PlanarRegion {
    guard regions.count > 1 else { return regions.first ?? PlanarRegion(polygons: []) }
    do throws(GEOSError) {
      return try geos.union(regions)
    } catch {
      throw .library(file: loaded.path, .library("\(error)"))
    }
  }

  func overlaps(among regions: [PlanarRegion]) throws(InputError) -> LayerOverlaps {
    do throws(GEOSError) {
      return try geos.overlaps(among: regions)
    } catch {
      throw .library(file: loaded.path, .library("\(error)"))
    }
  }
}

extension PolygonRepair {
  /// What is left of `raw`.
  fileprivate func region(of raw: PlanarRegion) -> PlanarRegion {
    switch self {
    case .unchanged: raw
    case .repaired(let region, _, _, _): region
    case .collapsed, .tangled: PlanarRegion(polygons: [])
    }
  }
}
