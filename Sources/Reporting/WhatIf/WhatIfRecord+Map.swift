import Assessment
import PlanarGeometry
import RunFiles
import TableFiles
import WhatIf
import Wording

/// What scenarios change, on a map.
extension WhatIfRecord {
  static let mapFile = "changes.geojson"

  /// `changes.geojson`: for each scenario the communities that change, before and after side by side, then the
  /// facilities that it changes. A property `feature` tells the two apart.
  ///
  /// - Throws: `ProjectionError` when PROJ offers no way back to WGS 84.
  /// - Complexity: O(vertices + changed communities · changed types).
  func changeMap() throws -> [UInt8] {
    let places = try MapPlaces(base.local)
    let kinds = [("community", changedCommunities()), ("facility", changedFacilities())]
    let features = kinds.flatMap { kind, layer in
      layer.features.map { feature in
        MapFeature(
          feature.geometry, properties: [("feature", .text(kind))] + feature.properties)
      }
    }
    return MapLayer(name: "changes", features: features).geoJSON(
      digits: .results, describe: base.describeNotes, positions: places.positions)
  }

  /// The communities of which a coverage, a verdict or a circle changes, by scenario, then by community. The types are
  /// those that any scenario changes.
  func changedCommunities() -> MapLayer {
    let types = Set(outcomes.flatMap { $0.effect.rows.filter(\.changesCoverage).map(\.type) })
      .sorted()
    let features = outcomes.flatMap { outcome in
      let changes = ChangedRows(outcome.effect)
      return changes.communities.map { position in
        let community = base.city.communities[position]
        return MapFeature(
          .region(community.region),
          properties: [("scenario", .text(outcome.scenario.name))] + community.placeProperties
            + changes.direction(of: position)
            + circleProperties(of: position, changes) + typeProperties(of: position, types, changes)
        )
      }
    }
    return MapLayer(name: "changed_communities", features: features)
  }

  private func circleProperties(
    of community: Int, _ changes: ChangedRows
  ) -> [(key: String, value: MapValue)] {
    base.standard.circles.enumerated().flatMap {
      number, circle -> [(key: String, value: MapValue)] in
      let before = base.result.circles[community][number]
      let after = changes.circle(community, number) ?? before
      return [
        ("meets_\(circle.minutes)min_before", .text(before.meets?.rawValue)),
        ("meets_\(circle.minutes)min_after", .text(after.meets?.rawValue)),
        ("types_met_\(circle.minutes)min_before", .number(Double(before.met))),
        ("types_met_\(circle.minutes)min_after", .number(Double(after.met))),
      ]
    }
  }

  private func typeProperties(
    of community: Int, _ types: [Int], _ changes: ChangedRows
  ) -> [(key: String, value: MapValue)] {
    types.flatMap { number -> [(key: String, value: MapValue)] in
      let (type, change) = (base.result.types[number], changes.row(community, number))
      let before = change?.before ?? base.result.row(community: community, type: number)
      let after = change?.after ?? before
      let gained = change.map { people.gain(by: $0, type: type) } ?? (people.countsPeople ? 0 : nil)
      return [
        ("verdict_before_\(type.id)", .text(before.verdict.rawValue)),
        ("verdict_after_\(type.id)", .text(after.verdict.rawValue)),
        ("coverage_before_\(type.id)", .fine(before.coverage?.clampedToShare)),
        ("coverage_after_\(type.id)", .fine(after.coverage?.clampedToShare)),
        ("people_gained_\(type.id)", .number(gained)),
      ]
    }
  }
}

/// What one scenario changes, by community.
private struct ChangedRows {
  private var rows: [Int: [Int: ScenarioEffect.RowChange]] = [:]
  private var circles: [Int: [Int: CircleVerdict]] = [:]

  init(_ effect: ScenarioEffect) {
    for row in effect.rows where row.changesCoverage {
      rows[row.community, default: [:]][row.type] = row
    }
    for change in effect.circles {
      circles[change.community, default: [:]][change.circle] = change.after
    }
  }

  /// Positions, ascending.
  var communities: [Int] { Set(rows.keys).union(circles.keys).sorted() }

  func row(_ community: Int, _ type: Int) -> ScenarioEffect.RowChange? { rows[community]?[type] }

  func circle(_ community: Int, _ circle: Int) -> CircleVerdict? { circles[community]?[circle] }

  /// Whether the coverage of types rises or falls, and of how many.
  func direction(of community: Int) -> [(key: String, value: MapValue)] {
    let steps = (rows[community] ?? [:]).values.map {
      ($0.after.coverage ?? 0) - ($0.before.coverage ?? 0)
    }
    let (better, worse) = (steps.count { $0 > 0 }, steps.count { $0 < 0 })
    let word = better > 0 ? (worse > 0 ? "mixed" : "better") : worse > 0 ? "worse" : "same"
    return [
      ("change", .text(word)), ("types_better", .number(Double(better))),
      ("types_worse", .number(Double(worse))),
    ]
  }
}

// MARK: - Facilities

extension WhatIfRecord {
  /// The facilities that open, close, move or get another size, by scenario. One that moves stands where it goes to,
  /// with where it comes from.
  func changedFacilities() -> MapLayer {
    let table = base.city.facilities
    let positions = Dictionary(
      table.ids.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let features = outcomes.flatMap { outcome in
      outcome.scenario.changedFacilities { positions[$0].map { (table[$0], table.place(of: $0)) } }
        .map { change in
          MapFeature(
            .point(change.place),
            properties: [("scenario", .text(outcome.scenario.name))] + properties(of: change))
        }
    }
    return MapLayer(name: "scenario_facilities", features: features)
  }

  private func properties(
    of change: Scenario.ChangedFacility
  ) -> [(key: String, value: MapValue)] {
    let sizes = change.facility.services.compactMap(\.floorArea)
    return [
      ("facility_id", .text(change.facility.id)), ("name", .text(change.facility.name)),
      ("types", .text(base.typeIDs(change.facility.services.map(\.type)))),
      ("role", .text(change.role)), ("floor_area", .number(change.floorArea ?? sizes.max())),
      ("cost", .fine(change.cost)),
      ("moved_m", .number(change.from.map { change.place.distance(to: $0) })),
    ]
  }
}

extension Scenario {
  fileprivate struct ChangedFacility {
    var facility: Facility
    var role: String
    var place: PlanarPoint
    var cost: Double?
    /// Afterwards; nil where it does not change.
    var floorArea: Double?
    /// nil where it does not move.
    var from: PlanarPoint?
  }

  /// - Parameter find: a facility of the city with its place; nil where the city has none with the id.
  fileprivate func changedFacilities(
    find: (String) -> (facility: Facility, place: PlanarPoint)?
  ) -> [ChangedFacility] {
    added.compactMap { addition in
      let facility = addition.facility
      guard let place = facility.entrances.first ?? facility.region?.markPoint else { return nil }
      return ChangedFacility(
        facility: facility, role: "added", place: place, cost: addition.cost)
    }
      + removed.compactMap { id in
        find(id).map { ChangedFacility(facility: $0.facility, role: "removed", place: $0.place) }
      }
      + moved.compactMap { move in
        find(move.id).map {
          ChangedFacility(
            facility: $0.facility, role: "moved", place: move.destination, cost: move.cost,
            from: $0.place)
        }
      }
      + resized.compactMap { size in
        find(size.id).map {
          ChangedFacility(
            facility: $0.facility, role: "resized", place: $0.place, cost: size.cost,
            floorArea: size.floorArea)
        }
      }
  }
}

// MARK: - In one file

extension WhatIfRecord {
  /// Writes the tables once more into a workbook and a GeoPackage, as far as `formats` ask for them; into the latter
  /// with what changes on the map.
  ///
  /// - Throws: `OutputError`, or `ProjectionError` when PROJ offers no way back to WGS 84.
  func writeBundles(
    _ tables: [(name: String, bytes: [UInt8])], _ formats: Set<OutputFormat>,
    to folder: OutputFolder
  ) throws {
    guard !formats.isDisjoint(with: [.xlsx, .gpkg]) else { return }
    var bundle = BundledTables()
    let places = formats.contains(.gpkg) ? try MapPlaces(base.local) : nil
    for (name, bytes) in tables {
      let isChanges = name == "changes.csv"
      bundle.add(name, bytes, at: isChanges ? places?.points(changePoints) : nil)
    }
    bundle.add("problems.csv", base.problemTable())
    if let places {
      bundle.add(changedCommunities(), places)
      bundle.add(changedFacilities(), places)
      bundle.styles = layerStyles
    }
    try bundle.write(formats, to: folder)
  }

  /// A change stands inside its community.
  private var changePoints: [PlanarPoint?] {
    var marks: [Int: PlanarPoint?] = [:]
    let rows = outcomes.flatMap { $0.effect.rows.filter(\.changesCoverage) }
    return rows.map { row in
      if let mark = marks[row.community] { return mark }
      let mark = base.city.communities[row.community].region.markPoint
      marks[row.community] = mark
      return mark
    }
  }

  private var layerStyles: [LayerStyle] {
    let language = base.language
    return [
      LayerStyle.signs("people_gained", changedPeople, of: "changes", in: language),
      .codes(
        "change", [("better", 0x3B82C4), ("mixed", 0x9A8FB5), ("worse", 0xC8501E)],
        called: LayerTexts.changes, named: LayerTexts.changedCommunities, of: "changed_communities",
        label: LayerStyle.Label(column: "name", smallestScale: LayerStyle.Scale.communities),
        in: language),
      .codes(
        "role",
        [("added", 0x3B82C4), ("moved", 0x7A1FA2), ("removed", 0xC8501E), ("resized", 0xF6C177)],
        called: LayerTexts.roles, named: LayerTexts.scenario, of: "scenario_facilities", size: 3.2,
        label: LayerStyle.Label(column: "facility_id", smallestScale: LayerStyle.Scale.streets),
        in: language),
    ].compactMap(\.self).withDefaults
  }

  private var changedPeople: [Double] {
    outcomes.flatMap { outcome in
      outcome.effect.rows.filter(\.changesCoverage).compactMap {
        people.gain(by: $0, type: base.result.types[$0.type])
      }
    }
  }
}
