import GEOSBridge
import PlanarGeometry
import TableFiles
import Wording

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
      finding = Finding(.error, .skipped, row: row, .notProjectable)
      return nil
    }
    var region = raw
    switch try repair(raw) {
    case .unchanged: break
    case .repaired(let repaired, let before, let after, let invalidity):
      region = repaired
      let message = InputMessage.invalidPolygon(invalidity.reason, before: before, after: after)
      finding = Finding(.warning, .repaired, row: row, message)
    case .tangled(let crossings):
      finding = Finding(.error, .skipped, row: row, .tangled(crossings: crossings))
      return nil
    case .collapsed: region = PlanarRegion(polygons: [])
    }
    guard 2 * region.area > Self.leastWidth * region.perimeter else {
      finding = Finding(.error, .skipped, row: row, .noArea)
      return nil
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

  /// The part of `land` in each of `regions`.
  func divide(
    _ land: [PlanarRegion], among regions: [PlanarRegion]
  ) throws(InputError) -> [PlanarRegion] {
    let division = LandDivision(land, geos)
    var parts: [PlanarRegion] = []
    do throws(GEOSError) {
      for region in regions { parts.append(try division.land(within: region)) }
    } catch {
      throw .library(file: loaded.path, .library("\(error)"))
    }
    return parts
  }

  func overlaps(among regions: [PlanarRegion]) throws(InputError) -> LayerOverlaps {
    do throws(GEOSError) {
      return try geos.overlaps(among: regions)
    } catch {
      throw .library(file: loaded.path, .library("\(error)"))
    }
  }
}
