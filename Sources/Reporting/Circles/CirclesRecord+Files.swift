import Assessment
import CircleDrawing
import PlanarGeometry
public import Projection
public import RunFiles
import TableFiles
import Wording

extension CirclesRecord {
  /// Writes the files that `formats` ask for; `summary.json` is made last, because it states how long the writing took.
  ///
  /// - Throws: `OutputError`, or `ProjectionError` when PROJ offers no way back to WGS 84.
  public func write(_ formats: Set<OutputFormat>, to folder: OutputFolder) throws {
    let tables = try tables
    if formats.contains(.csv) {
      for table in tables { try folder.write(table.bytes, as: table.name) }
    }
    if formats.contains(.geojson) {
      try folder.write(try circleLayer(), as: "circles.geojson")
      try folder.write(try unitLayer(), as: "units.geojson")
    }
    try folder.write(problemTable(), as: "problems.csv")
    try writeBundles(formats, tables, to: folder)
  }

  /// Names of the files that `formats` ask for, those first that are opened first.
  public func fileNames(for formats: Set<OutputFormat>) -> [String] {
    let tables =
      ["circles.csv", "units.csv", "unit_borders.csv"] + (before == nil ? [] : ["edits.csv"])
    return (formats.contains(.csv) ? tables : [])
      + (formats.contains(.geojson) ? ["circles.geojson", "units.geojson"] : [])
      + BundledTables.fileNames(for: formats) + ["problems.csv", "summary.json"]
  }

  private var tables: [(name: String, bytes: [UInt8])] {
    get throws(ProjectionError) {
      [
        ("circles.csv", try circleTable()), ("units.csv", unitTable()),
        ("unit_borders.csv", borderTable()),
      ] + (before == nil ? [] : [("edits.csv", editTable())])
    }
  }

  private func writeBundles(
    _ formats: Set<OutputFormat>, _ tables: [(name: String, bytes: [UInt8])],
    to folder: OutputFolder
  ) throws {
    guard !formats.isDisjoint(with: [.xlsx, .gpkg]) else { return }
    var bundle = BundledTables()
    let places = formats.contains(.gpkg) ? try MapPlaces(local) : nil
    for table in tables {
      bundle.add(table.name, table.bytes, at: places.flatMap { shapes(of: table.name, $0) })
    }
    bundle.add("problems.csv", problemTable())
    bundle.styles = layerStyles
    try bundle.write(formats, to: folder)
  }

  /// Where the rows of a table are; nil: nowhere.
  private func shapes(of table: String, _ places: MapPlaces) -> RowShapes? {
    switch table {
    case "circles.csv": places.areas(circles.city.communities.map(\.region))
    case "units.csv": places.areas(drawn.atoms.city.communities.map(\.region))
    default: nil
    }
  }

  private var layerStyles: [LayerStyle] {
    let label = LayerStyle.Label(column: "id", smallestScale: LayerStyle.Scale.communities)
    let meets =
      circles.verdicts == nil
      ? []
      : [
        LayerStyle.meets(
          "meets", minutes: options.minutes, of: "circles", label: label, in: language)
      ]
    let within = LayerStyle.shares(
      "share_within", LayerTexts.shareWithin, of: "circles",
      threshold: options.rules.walkableShare, label: label, in: language)
    let people = LayerStyle.figures(
      "population", drawn.circles.map(\.people), named: LayerTexts.people, of: "circles",
      label: label, in: language)
    let units = LayerStyle.same(
      MapColors.facility, LayerTexts.units, of: "units", opacity: 0.3,
      label: LayerStyle.Label(
        column: "atom_id", smallestScale: LayerStyle.Scale.communities), in: language)
    return (meets + [within] + (people.map { [$0] } ?? []) + [units]).withDefaults
  }
}

// MARK: - Maps

extension CirclesRecord {
  /// `circles.geojson`: the circles with the columns of `circles.csv`. A border of two circles has the same digits in
  /// both.
  ///
  /// - Throws: `ProjectionError` when PROJ offers no way back to WGS 84.
  public func circleLayer() throws(ProjectionError) -> [UInt8] {
    try layer(of: circles.city.communities, circleColumns, try circleFigures())
  }

  /// `units.geojson`: the units with the columns of `units.csv`.
  ///
  /// - Throws: `ProjectionError` when PROJ offers no way back to WGS 84.
  public func unitLayer() throws(ProjectionError) -> [UInt8] {
    try layer(of: drawn.atoms.city.communities, Self.unitColumns, unitFigures())
  }

  private func layer(
    of areas: [Community], _ columns: [String], _ rows: [[CommunityFigure]]
  ) throws(ProjectionError) -> [UInt8] {
    let transform = try CoordinateTransform(from: .wgs84, to: local)
    var layer = GeoJSONWriter { describe(in: &$0) }
    for (area, figures) in zip(areas, rows) {
      let region = area.region.asWritten(at: transform.toGeographic(area.region.vertices))
      layer.feature(
        id: area.id, region: region, vertices: transform.toGeographic(region.vertices)[...]
      ) { json in
        for (name, figure) in zip(columns, figures) { json.member(name, figure) }
      }
    }
    return layer.finish()
  }

  /// What a map made of the layer must say.
  private func describe(in json: inout JSONWriter) {
    json.member("name", circles.city.name)
    json.member("synthetic", circles.city.isSynthetic)
    json.member("note", notes.joined(separator: " · "))
  }

  /// What every reader must know before the first figure.
  var notes: [String] {
    let metric =
      isOnFoot ? AssessmentTexts.onFoot : AssessmentTexts.straight(detour: options.detour)
    let texts =
      alerts + (circles.city.isSynthetic ? [AssessmentTexts.synthetic] : []) + [metric]
    return texts.map { $0[language] }
  }
}
