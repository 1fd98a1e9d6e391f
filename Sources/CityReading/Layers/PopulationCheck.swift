import Assessment
import GEOSBridge
import PlanarGeometry
import TableFiles
import Wording

/// Finds people who come twice in a population layer, and cells whose side is not the lattice's.
struct PopulationCheck {
  let loaded: InputLayer
  let rows: PopulationRows
  /// People whom the communities state themselves; nil where one does not.
  let stated: Double?

  /// Of each place, as the layer gives it.
  private var people: [Double] { rows.people }
  private var total: Double { people.reduce(0, +) }

  /// - Parameter communities: those among which the people are to be told apart.
  init(_ loaded: InputLayer, _ rows: PopulationRows, among communities: [Community]) {
    (self.loaded, self.rows) = (loaded, rows)
    let own = communities.compactMap(\.population)
    stated = own.count == communities.count ? own.reduce(0, +) : nil
  }

  /// Points with people that are one and the same in place and number may be two buildings, or one row
  /// twice: a note tells how many.
  func notePoints(_ points: [PlanarPoint], log: inout ReadingLog) {
    let keys = zip(points, people).map { point, people in
      RepeatedKeys.mixed(point.x.bitPattern) &+ 3
        &* RepeatedKeys.mixed(point.y.bitPattern &+ people.bitPattern)
    }
    let repeated = RepeatedKeys.positions(in: keys).map(\.position)
    note(repeated, as: .info, log: &log) { .samePoints($0, people: $1, of: $2) }
    noteLattice(log: &log)
  }

  /// Points that stand like the centres of cells.
  private func noteLattice(log: inout ReadingLog) {
    guard let spacing = PointLattice.spacing(of: loaded.features.geometry.coordinates) else {
      return
    }
    let message = InputMessage.pointLattice(spacing: spacing.plainText)
    log.note(Finding(.warning, .kept, field: "cell", says: message), file: loaded.path)
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
    log.announce(Finding(.warning, .kept, says: message), file: loaded.path)
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
    let (repeated, spacings) = (slots.repeatedPairs, slots.spacings)
    if let spacing = spacings.dropFirst(spacings.count / 2).first, spacing.isFinite,
      side > Self.tooWide * spacing, repeated.count * 5 > centres.count
    {
      throw .data(file: loaded.path, row: nil, .cellTooWide(side, spacing: spacing))
    }
    if let spacing = spacings.first, spacing.isFinite, side < spacing / 2 {
      let message = InputMessage.cellTooNarrow(side, spacing: spacing)
      log.announce(Finding(.warning, .kept, field: "cell", says: message), file: loaded.path)
    }
    if let column = groupColumn(repeated) {
      log.note(
        Finding(.info, .kept, field: column, says: .rowsByGroup(column)), file: loaded.path)
    } else {
      note(repeated.map(\.position), as: .warning, log: &log) {
        .cellsTwice($0, people: $1, of: $2)
      }
    }
  }

  private static let tooWide = 1.5

  /// The column by which the rows of one place differ, such as `sex`: most places have several rows, and all
  /// people together are as many as the communities state. Nil where rows come twice.
  ///
  /// Complexity: O(rows · columns) where places repeat.
  private func groupColumn(_ repeated: [(position: Int, first: Int)]) -> String? {
    let places = people.count - repeated.count
    let repeating = Set(repeated.map(\.first))
    guard let stated, (0.8...1.25).contains(total / stated), repeating.count * 5 >= places * 4
    else {
      return nil
    }
    let attributes = loaded.features.attributes
    return attributes.columns.indices.first { column in
      !loaded.fields.uses(column) && differs(column, repeated, in: attributes)
    }.map { attributes.columns[$0] }
  }

  /// Whether no two rows of a place have the same text in a column, of which there are few.
  private func differs(
    _ column: Int, _ repeated: [(position: Int, first: Int)], in attributes: AttributeTable
  ) -> Bool {
    var texts: Set<String> = []
    var seen: Set<String> = []
    for row in repeated.map(\.first) + repeated.map(\.position) {
      guard let text = attributes.text(row: Int(rows.positions[row]), column: column) else {
        return false
      }
      texts.insert(text)
      guard texts.count <= Self.mostGroups else { return false }
    }
    let firsts = Set(repeated.map(\.first)).map { (position: $0, first: $0) }
    return (firsts + repeated).allSatisfy { row, first in
      let text = attributes.text(row: Int(rows.positions[row]), column: column) ?? ""
      return seen.insert("\(first) \(text)").inserted
    }
  }

  private static let mostGroups = 60

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
