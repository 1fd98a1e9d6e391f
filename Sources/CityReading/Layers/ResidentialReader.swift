import Assessment
import GEOSBridge
import PlanarGeometry
import Projection
import TableFiles
import Wording

/// Reads residential land.
enum ResidentialReader {
  /// Gives `city`, whose communities are known, its residential land: valid regions that do not
  /// overlap (those that do are joined), and their parts in each community.
  ///
  /// - Returns: the coordinate system of the file.
  static func read(
    _ source: LayerSource, into city: inout City, local: LocalSystem, geos: GEOSContext,
    log: inout ReadingLog
  ) throws(InputError) -> CoordinateSystem {
    var loaded = try InputLayer(source, roles: [], log: &log)
    loaded.discardAllBut(.polygons, .notPolygon, log: &log)
    let points = try loaded.points(in: local)
    log.sample(loaded, at: points, of: .residential)
    let building = RegionBuilder(loaded: loaded, points: points, geos: geos)
    var regions: [PlanarRegion] = []
    var check = PlaceCheck(loaded, local: local, box: city.communities.box, of: .residential)
    for position in 0..<loaded.count where loaded.features.geometry.kinds[position] == .polygons {
      let region = try building.region(position, feature: nil, district: nil, log: &log)
      guard let region else { continue }
      regions.append(region)
      check.check(position, in: region.box)
    }
    guard !regions.isEmpty else {
      throw log.nothingRemains(of: [source.path], .noResidentialLand)
    }
    check.noteDoubts(log: &log)
    city.residentialLand = try joiningOverlaps(regions, building, log: &log)
    let parts = try building.divide(city.residentialLand, among: city.communities.map(\.region))
    city.residentialByCommunity = parts
    try log.tally(tally(loaded, local: local, of: city))
    let empty = zip(city.communities, parts).filter { $0.1.area <= 0 }.map(\.0.id)
    if !empty.isEmpty {
      log.note(Finding(.warning, .kept, says: .withoutResidentialLand(empty)), file: source.path)
    }
    return loaded.crs
  }

  private static func tally(
    _ loaded: InputLayer, local: LocalSystem, of city: City
  ) throws(InputError) -> LayerTally {
    var tally = try LayerTally(.residential, loaded, in: local)
    let parts = (city.residentialByCommunity ?? []).map(\.area)
    let all = city.residentialLand.reduce(0) { $0 + $1.area }
    tally.byCommunity = parts.map { LayerExtent(area: $0) }
    tally.outside.area = max(all - parts.reduce(0, +), 0)
    return tally
  }

  private static func joiningOverlaps(
    _ regions: [PlanarRegion], _ building: RegionBuilder, log: inout ReadingLog
  ) throws(InputError) -> [PlanarRegion] {
    let overlaps = try building.overlaps(among: regions).overlaps
    guard !overlaps.isEmpty else { return regions }
    let area = overlaps.reduce(0) { $0 + $1.area }
    let finding = Finding(
      .warning, .repaired, says: .residentialOverlaps(overlaps.count, area: area))
    log.note(finding, file: building.loaded.path)
    let overlapping = Set(overlaps.flatMap { [$0.first, $0.second] })
    let joined = try building.union(overlapping.sorted().map { regions[$0] })
    return regions.indices.filter { !overlapping.contains($0) }.map { regions[$0] } + [joined]
  }
}
