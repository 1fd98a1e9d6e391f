import Assessment
import CityReading
import GEOSBridge
import PlanarGeometry
import RunFiles
import TableFiles
import Wording

/// The results of an examination in one file.
extension RunRecord {
  /// Writes all tables once more into a workbook and a GeoPackage, as far as `formats` ask for them; into the latter
  /// with everything that has a place.
  ///
  /// - Throws: `OutputError`, or `ProjectionError` when PROJ offers no way back to WGS 84.
  func writeBundles(_ formats: Set<OutputFormat>, to folder: OutputFolder) throws {
    guard !formats.isDisjoint(with: [.xlsx, .gpkg]) else { return }
    var bundle = BundledTables()
    let places = formats.contains(.gpkg) ? try MapPlaces(local) : nil
    bundle.add("communities.csv", communityTable(), at: places.map(communityShapes))
    bundle.add("coverage.csv", coverageTable())
    for table in tables {
      bundle.add(table.name, table.make(), at: places.flatMap { shapes(of: table.name, $0) })
    }
    bundle.add("problems.csv", problemTable())
    if let places { try addLayers(to: &bundle, places) }
    try bundle.write(formats, to: folder)
  }

  private func communityShapes(_ places: MapPlaces) -> RowShapes {
    places.areas(city.communities.map(\.region))
  }

  /// Where the rows of a table are; nil: nowhere.
  private func shapes(of table: String, _ places: MapPlaces) -> RowShapes? {
    switch table {
    case "streets.csv": places.areas(dissolved(streets))
    case "districts.csv": places.areas(dissolved(districts))
    case "examined_units.csv":
      places.areas(units.flatMap { $0.record.city.communities.map(\.region) })
    case "gaps.csv": places.points(gapPoints)
    default: nil
    }
  }

  /// The land of the communities of each area without the borders between them; with these where GEOS gives up.
  ///
  /// Complexity: that of GEOS, O(vertices · log vertices).
  private func dissolved(_ areas: [(name: [String], positions: [Int])]) -> [PlanarRegion] {
    let context = try? GEOSContext()
    return areas.map { area in
      let regions = area.positions.map { city.communities[$0].region }
      return (try? context?.union(regions)) ?? PlanarRegion(joining: regions)
    }
  }

  /// A gap stands inside its community.
  private var gapPoints: [PlanarPoint?] {
    let marks = city.communities.map(\.region.markPoint)
    return (shortfalls?.gaps.gaps ?? []).map { marks[$0.community] }
  }

  private func addLayers(to bundle: inout BundledTables, _ places: MapPlaces) throws {
    bundle.add("facility_records.csv", try facilityRecordTable(), at: nil, isMap: true)
    if let facilities = try facilityTable() {
      bundle.add(Self.facilityFile.name, facilities, at: nil, isMap: true)
    }
    if let projects = city.projects?.projects {
      bundle.add(
        "projects.csv", projectTable(projects), at: places.points(projects.map(\.position)),
        isMap: true)
    }
    for layer in [coverageMapLayer, facilityAreas, premisesLayer] { bundle.add(layer, places) }
    let reached = try reachFeatures()
    if !reached.isEmpty {
      bundle.add(
        layer: "reach", columns: ReachFeature.columns, rows: reached.map(\.values),
        at: RowShapes(.polygons, reached.map(\.shape)))
    }
    bundle.styles = layerStyles
  }
}

// MARK: - Layers that are no tables

extension RunRecord {
  static let coverageMap = "coverage_map"

  /// Names of the columns of each examined type.
  var coverageMapNames: [(coverage: String, verdict: String)] {
    let names = result.types.flatMap { ["coverage_\($0.id)", "verdict_\($0.id)"] }.columnNames
    return result.types.indices.map { (names[2 * $0], names[2 * $0 + 1]) }
  }

  /// The communities with the coverage and the verdict of every type beside each other.
  private var coverageMapLayer: MapLayer {
    let names = coverageMapNames
    return MapLayer(
      name: Self.coverageMap,
      features: city.communities.enumerated().map { position, community in
        var properties = community.placeProperties
        for (type, names) in names.enumerated() {
          let row = result.row(community: position, type: type)
          properties.append((names.coverage, .fine(row.coverage?.clampedToShare)))
          properties.append((names.verdict, .text(row.verdict.rawValue)))
        }
        return MapFeature(.region(community.region), properties: properties)
      })
  }

  /// The grounds of the facilities that files give as areas.
  private var facilityAreas: MapLayer {
    let table = city.facilities
    let features = table.regions.sorted { $0.key < $1.key }.map { position, region in
      let facility = table[Int(position)]
      return MapFeature(
        .region(region),
        properties: [
          ("facility_id", .text(facility.id)), ("name", .text(facility.name)),
          ("types", .text(typeIDs(facility.services.map(\.type)))),
          ("status", .text(facility.status)), ("source", .text(facility.origin?.file)),
          ("row", .number(facility.origin.map { Double($0.row) })),
        ])
    }
    return MapLayer(name: "facility_areas", features: features)
  }

  /// The register of idle premises, with the project that has them.
  private var premisesLayer: MapLayer {
    let taken = Dictionary(
      (city.projects?.projects ?? []).compactMap { project in
        project.premises.map { ($0, project.id) }
      }, uniquingKeysWith: { first, _ in first })
    return MapLayer(
      name: "premises",
      features: premises.map { site in
        MapFeature(
          .point(site.position),
          properties: [
            ("premises_id", .text(site.id)), ("name", .text(site.name)),
            ("types", .text(site.types.map(typeIDs))), ("floor_area", .number(site.floorArea)),
            ("capacity", .number(site.capacity)), ("owner", .text(site.owner)),
            ("acquisition", .text(site.acquisition)), ("cost", .fine(site.cost)),
            ("project_id", .text(taken[site.id])),
          ])
      })
  }
}

extension Community {
  /// Who a community is, before the other properties of a layer.
  var placeProperties: [(key: String, value: MapValue)] {
    [
      ("community_id", .text(id)), ("name", .text(name)), ("street", .text(street)),
      ("district", .text(district)),
    ]
  }
}
