import Assessment
import Coverage
import GEOSBridge
import PlanarGeometry
import Projection
import TableFiles
import Wording

/// Reads where people live: points, polygons or, with a side, the centres of square cells.
struct PopulationReader {
  private let loaded: InputLayer
  private let local: LocalSystem
  private let geos: GEOSContext
  /// Side of the cells in the unit of the layer's coordinate system; nil where points are points.
  private let cell: Double?

  var system: CoordinateSystem { loaded.crs }

  init(
    _ source: LayerSource, cell: Double?, local: LocalSystem, geos: GEOSContext,
    log: inout ReadingLog
  ) throws(InputError) {
    var loaded = try InputLayer(source, roles: FieldRole.populationLayer, log: &log)
    guard loaded.fields[.population] != nil else {
      let columns = loaded.features.attributes.columns
      throw .data(file: loaded.path, row: nil, .noPopulationField(among: columns))
    }
    let kinds = loaded.features.geometry.kinds
    let isOfPoints = kinds.count { $0 == .points } >= kinds.count { $0 == .polygons }
    loaded.discardAllBut(
      isOfPoints ? .points : .polygons, isOfPoints ? .notPoint : .notPolygon, log: &log)
    if cell != nil && !isOfPoints {
      log.note(Finding(.warning, .skipped, field: "cell", says: .cellOfPolygons), file: loaded.path)
    }
    loaded.noteMangledIDs(.id, log: &log)
    self.loaded = loaded
    self.local = local
    self.geos = geos
    self.cell = isOfPoints ? cell : nil
  }

  /// The people of each community.
  ///
  /// - Throws: when nobody lives in any of them.
  /// - Complexity: see `RegionMembership` for points, `Apportionment` for polygons and cells.
  func layer(
    of communities: [Community], log: inout ReadingLog
  ) throws(InputError) -> PopulationLayer {
    var rows = PopulationRows(loaded)
    var check = PlaceCheck(loaded, local: local, box: communities.box, of: .population)
    let layer = try layer(&rows, communities, check: &check, log: &log)
    rows.note(loaded, log: &log)
    guard layer.count > 0 else { throw nobodyRemains(rows, check, log: log) }
    check.noteDoubts(log: &log)
    noteEmpty(layer, communities, log: &log)
    log.tally(communities.indices.map { layer.people(in: $0) }, ofPopulation: loaded.path)
    return layer
  }

  /// The people of parts of communities, possibly nobody; what is to say of the rows was said before.
  func layer(ofShared regions: [Community]) throws(InputError) -> PopulationLayer {
    var log = ReadingLog(language: .en)
    var rows = PopulationRows(loaded)
    var check = PlaceCheck(loaded, local: local, box: regions.box, of: .population)
    return try layer(&rows, regions, check: &check, log: &log)
  }

  private func layer(
    _ rows: inout PopulationRows, _ communities: [Community], check: inout PlaceCheck,
    log: inout ReadingLog
  ) throws(InputError) -> PopulationLayer {
    if loaded.features.geometry.kinds.contains(.points) && cell == nil {
      return try pointLayer(&rows, communities, check: &check, log: &log)
    }
    return try regionLayer(&rows, communities, check: &check, log: &log)
  }

  private func nobodyRemains(
    _ rows: PopulationRows, _ check: PlaceCheck, log: ReadingLog
  ) -> InputError {
    guard rows.count > 0 else { return log.nothingRemains(of: [loaded.path], .noPopulation) }
    let message = InputMessage.populationElsewhere(kilometres: check.nearest / 1000)
    return .data(file: loaded.path, row: nil, message.explained(by: check.explanation))
  }

  // MARK: Points

  private func pointLayer(
    _ rows: inout PopulationRows, _ communities: [Community], check: inout PlaceCheck,
    log: inout ReadingLog
  ) throws(InputError) -> PopulationLayer {
    let all = try loaded.points(in: local)
    log.sample(loaded, at: all, of: .population)
    var points: [PlanarPoint] = []
    for position in 0..<loaded.count where loaded.features.geometry.kinds[position] == .points {
      guard let people = PopulationRows.people(position, in: loaded, log: &log) else { continue }
      let own = all[loaded.features.geometry.coordinateRange(of: position)]
      guard own.allSatisfy(\.isFinite) else {
        note(.notProjectable, position, log: &log)
        continue
      }
      rows.append(position, people, places: own.count, in: loaded, log: &log)
      points += own
      check.check(position, in: PlanarBox(around: own))
    }
    PopulationCheck(loaded, rows, among: communities).notePoints(points, log: &log)
    let membership = RegionMembership(of: points, in: communities.map(\.region))
    var places = PopulationPlaces<PlanarPoint>()
    for (row, point) in points.enumerated() {
      let homes = membership.regions(of: row)
      if homes.isEmpty { places.appendOutside(people: rows.people[row]) }
      for home in homes { places.append(row: row, community: home, share: 1, point) }
    }
    noteOutside(places.rowsOutside, places.peopleOutside, of: rows, log: &log)
    try log.tally(tally(outside: places.peopleOutside))
    return places.layer(
      of: rows, communities: communities, naming: { id, _ in id }, wrap: { .points($0) })
  }

  // MARK: Polygons and cells

  private func regionLayer(
    _ rows: inout PopulationRows, _ communities: [Community], check: inout PlaceCheck,
    log: inout ReadingLog
  ) throws(InputError) -> PopulationLayer {
    let regions = try regions(&rows, check: &check, log: &log)
    try noteTwice(regions, PopulationCheck(loaded, rows, among: communities), log: &log)
    var places = PopulationPlaces<PlanarRegion>()
    do throws(GEOSError) {
      var apportionment = Apportionment(communities.map(\.region), geos)
      for (row, region) in regions.enumerated() {
        let (parts, outside) = try apportionment.divide(region)
        for part in parts {
          places.append(row: row, community: part.community, share: part.share, part.region)
        }
        if outside > 0 { places.appendOutside(people: rows.people[row] * outside) }
      }
    } catch {
      throw .library(file: loaded.path, .library("\(error)"))
    }
    noteOutside(places.rowsOutside, places.peopleOutside, of: rows, log: &log)
    try log.tally(tally(outside: places.peopleOutside))
    return places.layer(
      of: rows, communities: communities, naming: { id, community in "\(id)@\(community.id)" },
      wrap: { .regions($0) })
  }

  /// The regions of the rows with people, one for each that is added to `rows`.
  private func regions(
    _ rows: inout PopulationRows, check: inout PlaceCheck, log: inout ReadingLog
  ) throws(InputError) -> [PlanarRegion] {
    let points = try vertices()
    let corners = cell == nil ? 1 : 4
    log.sample(
      loaded, at: stride(from: 0, to: points.count, by: corners).map { points[$0] },
      of: .population)
    let building = RegionBuilder(loaded: loaded, points: points, geos: geos)
    var regions: [PlanarRegion] = []
    for position in 0..<loaded.count where loaded.features.geometry.kinds[position] != .none {
      guard let people = PopulationRows.people(position, in: loaded, log: &log) else { continue }
      let own: [PlanarRegion]
      if cell == nil {
        let region = try building.region(position, feature: nil, district: nil, log: &log)
        own = region.map { [$0] } ?? []
      } else {
        own = squares(position, corners: points, log: &log)
      }
      guard !own.isEmpty else { continue }
      rows.append(position, people, places: own.count, in: loaded, log: &log)
      if cell != nil { rows.appendCentres(of: position, in: loaded) }
      regions += own
      for region in own { check.check(position, in: region.box) }
    }
    return regions
  }

  /// Notes people who come twice: on polygons that overlap, or in cells.
  private func noteTwice(
    _ regions: [PlanarRegion], _ check: PopulationCheck, log: inout ReadingLog
  ) throws(InputError) {
    guard let cell else {
      let building = RegionBuilder(loaded: loaded, points: [], geos: geos)
      return try check.notePolygons(regions, building, log: &log)
    }
    try check.noteCells(check.rows.centres, side: cell, log: &log)
  }

  /// The layer's coordinates in local metres; with cells the four corners, counter-clockwise, of the
  /// one about each.
  private func vertices() throws(InputError) -> [PlanarPoint] {
    guard let cell else { return try loaded.points(in: local) }
    let half = cell / 2
    let corners = loaded.features.geometry.coordinates.flatMap { center in
      [(-half, -half), (half, -half), (half, half), (-half, half)].map {
        SourceCoordinate(x: center.x + $0.0, y: center.y + $0.1)
      }
    }
    return try local.positions(of: corners, in: loaded.crs, file: loaded.path)
  }

  /// The cells about the points of a feature; none, with a problem, where one cannot be projected.
  private func squares(
    _ position: Int, corners: [PlanarPoint], log: inout ReadingLog
  ) -> [PlanarRegion] {
    let squares = loaded.features.geometry.coordinateRange(of: position).map { center in
      PlanarRegion(polygons: [[Array(corners[4 * center..<4 * center + 4])]])
    }
    let areUsable = squares.allSatisfy { $0.vertices.allSatisfy(\.isFinite) && $0.area > 0 }
    guard !areUsable else { return squares }
    note(.notProjectable, position, log: &log)
    return []
  }

  private func tally(outside: Double) throws(InputError) -> LayerTally {
    var tally = try LayerTally(.population, loaded, in: local)
    tally.outside.people = outside
    return tally
  }

  // MARK: Problems

  private func note(_ message: InputMessage, _ position: Int, log: inout ReadingLog) {
    log.note(
      Finding(.error, .skipped, row: loaded.row(position), says: message), file: loaded.path)
  }

  /// Less than one in a thousand is a matter of how borders are drawn.
  private func noteOutside(
    _ count: Int, _ people: Double, of rows: PopulationRows, log: inout ReadingLog
  ) {
    let all = rows.people.reduce(0, +)
    guard count > 0, people >= min(0.5, all / 1000) else { return }
    let message = InputMessage.populationOutside(count, people: people, of: all)
    log.note(
      Finding(people < all / 1000 ? .info : .warning, .skipped, says: message), file: loaded.path)
  }

  private func noteEmpty(
    _ layer: PopulationLayer, _ communities: [Community], log: inout ReadingLog
  ) {
    let empty = communities.indices.filter { layer.range(of: $0).isEmpty }
    guard !empty.isEmpty else { return }
    let message = InputMessage.withoutPopulation(empty.map { communities[$0].id })
    log.note(Finding(.warning, .kept, says: message), file: loaded.path)
  }
}
