import Assessment
import GEOSBridge
import PlanarGeometry
import TableFiles
import Wording

/// Finds people who come twice in a population layer, and cells whose side is not the lattice's.
struct PopulationCheck {
  let loaded: InputLayer
  /// Of each place, as the layer gives it.
  let people: [Double]

  private var total: Double { people.reduce(0, +) }

  /// Points with people that are one and the same in place and number may be two buildings, or one row
  /// twice: a note tells how many.
  func notePoints(_ points: [PlanarPoint], log: inout ReadingLog) {
    let keys = zip(points, people).map { point, people in
      RepeatedKeys.mixed(point.x.bitPattern) &+ 3
        &* RepeatedKeys.mixed(point.y.bitPattern &+ people.bitPattern)
    }
    let repeated = RepeatedKeys.positions(in: keys).map(\.position)
    note(repeated, as: .info, log: &log) { .samePoints($0, people: $1, of: $2) }
  }

  /// Polygons that lie on each other: each pair counts the fewer people of the two shares.
  func notePolygons(
    _ regions: [PlanarRegion], _ building: RegionBuilder, log: inout ReadingLog
  ) throws(InputError) {
    let areas = regions.map(\.area)
    var (pairs, twice) = (0, 0.0)
    for overlap in try building.overlaps(among: regions).overlaps {
      let shares = [overlap.first, overlap.second].map { overlap.area / areas[$0] }
      guard shares.contains(where: { $0 > Self.sliver }) else { continue }
      pairs += 1
      twice += min(shares[0] * people[overlap.first], shares[1] * people[overlap.second])
    }
    guard pairs > 0, twice > 0 else { return }
    let message = InputMessage.populationOverlaps(pairs, people: twice, of: total)
    log.note(Finding(.warning, .kept, says: message), file: loaded.path)
    log.alert(file: loaded.path, message)
  }

  /// Borders that are drawn twice share slivers.
  private static let sliver = 0.01

  /// Cells that lie on each other, and a side that is not the distance of the rows.
  ///
  /// - Throws: when a great part of the cells overlap because the side is too wide.
  func noteCells(
    _ centres: [SourceCoordinate], side: Double, log: inout ReadingLog
  ) throws(InputError) {
    let slots = LatticeSlots(centres, side: side)
    let (repeated, spacings) = (slots.repeated, slots.spacings)
    if let spacing = spacings.dropFirst(spacings.count / 2).first, spacing.isFinite,
      side > Self.tooWide * spacing, repeated.count * 5 > centres.count
    {
      throw .data(file: loaded.path, row: nil, .cellTooWide(side, spacing: spacing))
    }
    if let spacing = spacings.first, spacing.isFinite, side < spacing / 2 {
      let message = InputMessage.cellTooNarrow(side, spacing: spacing)
      log.note(Finding(.warning, .kept, field: "cell", says: message), file: loaded.path)
      log.alert(file: loaded.path, message)
    }
    note(repeated, as: .warning, log: &log) { .cellsTwice($0, people: $1, of: $2) }
  }

  private static let tooWide = 1.5

  private func note(
    _ places: [Int], as severity: InputProblem.Severity, log: inout ReadingLog,
    says message: (Int, Double, Double) -> InputMessage
  ) {
    let twice = places.reduce(0) { $0 + people[$1] }
    guard twice > 0 else { return }
    let said = message(places.count, twice, total)
    log.note(Finding(severity, .kept, says: said), file: loaded.path)
    if severity != .info { log.alert(file: loaded.path, said) }
  }
}
