import Assessment
import CircleDrawing
import PlanarGeometry
public import Projection
import TableFiles
import Wording

/// The tables of circles, and what both tables and maps say of each.
extension CirclesRecord {
  /// `circles.csv`: one row for each circle.
  ///
  /// - Throws: `ProjectionError` when PROJ offers no way back to WGS 84.
  public func circleTable() throws(ProjectionError) -> [UInt8] {
    table(columns: circleColumns, rows: try circleFigures())
  }

  /// `units.csv`: one row for each unit.
  public func unitTable() -> [UInt8] {
    table(columns: Self.unitColumns, rows: unitFigures())
  }

  /// `unit_borders.csv`: one row for each pair of neighbours.
  public func borderTable() -> [UInt8] {
    let units = drawn.atoms.city.communities
    return table(
      columns: ["atom_id", "neighbour_id", "border_m", "barrier_m", "crossings"],
      rows: drawn.atoms.borders.map { border in
        [
          .text(units[Int(border.first)].id), .text(units[Int(border.second)].id),
          .number(border.length, decimals: 3), .number(border.barrierLength, decimals: 3),
          .integer(border.crossings),
        ]
      })
  }

  func table(columns: [String], rows: [[CommunityFigure]]) -> [UInt8] {
    var table = CSVWriter(columns: columns)
    for row in rows {
      for figure in row { table.cell(figure) }
      table.endRow()
    }
    return table.bytes
  }

  // MARK: - Units

  static let unitColumns = [
    "atom_id", "circle_id", "community_id", "street", "district", "population", "households",
    "elderly", "area_m2",
  ]

  /// In the order of `unitColumns`.
  func unitFigures() -> [[CommunityFigure]] {
    drawn.atoms.city.communities.enumerated().map { position, unit in
      [
        .text(unit.id), .text(drawn.circles[Int(drawn.circleOfAtom[position])].id),
        .text(communities[Int(drawn.atoms.communities[position])].id), .text(unit.street),
        .text(unit.district), .number(unit.population, decimals: 3),
        .number(unit.households, decimals: 3), .number(unit.elderly, decimals: 3),
        .number(unit.region.area, decimals: 3),
      ]
    }
  }

  // MARK: - Circles

  var circleColumns: [String] {
    let own = [
      "id", "name", "street", "district", "community_id", "minutes", "population", "households",
      "elderly", "area_m2", "atoms", "centre", "centre_name", "centre_x", "centre_y",
      "walk_mean_m", "walk_worst_m", "share_within", "missed_rules", "reasons",
    ]
    return own
      + (circles.verdicts == nil ? [] : ["types_met", "types", "meets", "missed_types"])
      + (kept == nil ? [] : ["kept_id", "changed_people"])
  }

  /// In the order of `circleColumns`.
  ///
  /// - Throws: `ProjectionError` when PROJ offers no way back to WGS 84.
  func circleFigures() throws(ProjectionError) -> [[CommunityFigure]] {
    let transform = try CoordinateTransform(from: .wgs84, to: local)
    let centres = transform.toGeographic(drawn.circles.map(\.centre.position))
    let changes = kept.map { KeptComparison($0, drawn) }
    return drawn.circles.enumerated().map { position, circle in
      identity(of: circle, circles.city.communities[position])
        + centre(of: circle, at: centres[position]) + walks(of: circle) + verdict(at: position)
        + (changes?.figures(ofCircle: position) ?? [])
    }
  }

  private func identity(of circle: DrawnCircle, _ area: Community) -> [CommunityFigure] {
    [
      .text(circle.id), .text(circle.name), .text(circle.street), .text(circle.district),
      .text(communities[circle.community].id), .integer(options.minutes),
      .number(circle.people, decimals: 3), .number(area.households, decimals: 3),
      .number(area.elderly, decimals: 3), .number(area.region.area, decimals: 3),
      .integer(circle.atoms.count),
    ]
  }

  private func centre(of circle: DrawnCircle, at place: GeographicPoint) -> [CommunityFigure] {
    let site = circle.centre.site.map { drawn.sites[$0] }
    return [
      .text(site?.id), .text(site?.name), .number(place.longitude, decimals: 7),
      .number(place.latitude, decimals: 7),
    ]
  }

  private func walks(of circle: DrawnCircle) -> [CommunityFigure] {
    [
      .number(circle.meanWalk, decimals: 3), .number(circle.worstWalk, decimals: 3),
      .number(circle.shareWithin?.clampedToShare, decimals: 9),
      .text(circle.missed.map(\.rule.rawValue).joined(separator: ";")),
      .text(circle.missed.map { reason(of: $0)[language] }.joined(separator: ";")),
    ]
  }

  private func verdict(at position: Int) -> [CommunityFigure] {
    guard let verdicts = circles.verdicts else { return [] }
    let verdict = verdicts.circles[position]
    return [
      .integer(verdict.met), .integer(verdict.required), .text(verdict.meets?.rawValue),
      .text(verdicts.missed(at: position)),
    ]
  }
}
