import Assessment
import Projection
import RunFiles
import TableFiles
public import Wording

/// The file of a study, in YAML.
public enum StudyFile {
  /// Reads a study. Unknown keys and values out of range are errors with file and line; relative paths
  /// are resolved against the file's folder.
  public static func read(path: String) throws(InputError) -> Study {
    try parse(FileContents(path: path))
  }

  /// Reads the text of a study; relative paths are resolved against the folder of `path`.
  public static func parse(text: String, named path: String) throws(InputError) -> Study {
    try parse(FileContents(path: path, content: text.utf8))
  }

  static func parse(_ contents: FileContents) throws(InputError) -> Study {
    var root = try YAMLSection(contents)
    try root.requireVersion("study")
    var study = Study()
    study.file = contents.inputFile
    study.name = try root.text("name")
    study.isSynthetic = try root.flag("synthetic") ?? false
    study.standard = try standard(&root)
    try readLayers(&root, into: &study)
    try readOptions(&root, into: &study)
    try root.finish()
    return study
  }

  /// The id of one that ships, or a path.
  private static func standard(_ root: inout YAMLSection) throws(InputError) -> String? {
    let shipped = ShippedStandard.all.map(\.id)
    if let name = root.plainText("standard"), shipped.contains(name) {
      return try root.text("standard")
    }
    return try root.path("standard")
  }

  private static func readLayers(
    _ root: inout YAMLSection, into study: inout Study
  ) throws(InputError) {
    study.communities = try root.layer("communities", fields: FieldRole.community)
    for var section in try root.sections("facilities") ?? [] {
      study.facilities.append(try facilities(&section))
    }
    try readNetwork(&root, into: &study)
    study.barriers = try root.layer("barriers", fields: FieldRole.barrier)
    study.streets = try root.layer("streets", fields: FieldRole.cuttingLine)
    try readPopulation(&root, into: &study)
    study.residential = try root.layer("residential", fields: [])
    study.survey = try root.layer("survey", fields: FieldRole.survey)
    study.complaints = try root.layer("complaints", fields: FieldRole.complaint)
    study.acceptance = try root.layer("acceptance", fields: FieldRole.acceptance)
    for var section in try root.sections("units") ?? [] {
      let (name, circle) = (try section.text("name"), try section.integer("circle", in: 1...1440))
      let source = try section.layerSource(fields: FieldRole.community)
      study.units.append(UnitSource(source: source, name: name, circle: circle))
    }
    study.candidates = try candidates(&root)
    study.projects = try root.layer("projects", fields: FieldRole.project)
    study.circles = try circles(&root)
    study.asOf = try asOf(&root)
  }

  private static func circles(_ root: inout YAMLSection) throws(InputError) -> CircleStudy? {
    guard var section = try root.section("circles") else { return nil }
    let circles = try CircleStudy(&section)
    try section.finish()
    return circles
  }

  private static func asOf(_ root: inout YAMLSection) throws(InputError) -> CalendarDay? {
    let line = root.line(of: "as_of")
    guard let text = try root.text("as_of") else { return nil }
    guard let day = CalendarDay(text) else {
      throw .data(file: root.file, row: line, .badAsOf(text))
    }
    return day
  }

  private static func candidates(
    _ root: inout YAMLSection
  ) throws(InputError) -> CandidateSource? {
    guard var section = try root.section("candidates") else { return nil }
    let types = try section.textLists("types") ?? [:]
    return CandidateSource(
      source: try section.layerSource(fields: FieldRole.candidate), types: types)
  }

  private static func readOptions(
    _ root: inout YAMLSection, into study: inout Study
  ) throws(InputError) {
    study.metric = try root.choice("metric", of: Metric.self)
    study.measure = try root.choice("measure", of: DemandMeasure.self)
    study.maxLeftOut = try root.number("max_left_out", .range(Study.maxLeftOutRange))
    study.threshold = try root.number("threshold", .range(Study.thresholdRange))
    study.types = try root.texts("types")
    study.indexBasis = try root.texts("index_basis")
    study.detour = try root.number("detour", .range(Study.detourRange))
    study.walkSpeed = try walkSpeed(&root)
    study.cell = try root.number("cell", .range(Study.cellRange))
    study.snapLimit = try root.number("snap_limit", .range(Study.snapLimitRange))
    study.workingCRS = try workingCRS(&root)
    study.margin = try root.number("margin", .range(Study.marginRange))
  }

  private static func workingCRS(_ root: inout YAMLSection) throws(InputError) -> String? {
    let line = root.line(of: "working_crs")
    guard let text = try root.text("working_crs") else { return nil }
    do throws(WorkingSystemError) {
      try LocalSystem.check(text)
    } catch {
      throw .data(file: root.file, row: line, error.message)
    }
    return text
  }

  private static func walkSpeed(_ root: inout YAMLSection) throws(InputError) -> Double? {
    let line = root.line(of: "walk_speed")
    let speed = try root.number("walk_speed", .range(Study.readWalkSpeeds))
    guard let speed, !Study.walkSpeedRange.contains(speed) else { return speed }
    throw .data(file: root.file, row: line, .tooFast("walk_speed", speed))
  }

  private static func facilities(
    _ section: inout YAMLSection
  ) throws(InputError) -> FacilitySource {
    let types = try section.textLists("types")
    let type = try section.text("type")
    let entrances = try entrances(&section)
    let source = try section.layerSource(fields: FieldRole.facility)
    if types != nil && type != nil { throw section.error(.typeAndTypes(source.path)) }
    return FacilitySource(source: source, types: types ?? [:], type: type, entrances: entrances)
  }

  private static func entrances(
    _ facilities: inout YAMLSection
  ) throws(InputError) -> EntranceSource? {
    guard var section = try facilities.section("entrances") else { return nil }
    guard let field = try section.text("facility") else { throw section.missing("facility") }
    let source = try section.layerSource(fields: FieldRole.position)
    return EntranceSource(source: source, facilityField: field)
  }

  private static func readPopulation(
    _ root: inout YAMLSection, into study: inout Study
  ) throws(InputError) {
    guard var section = try root.section("population") else { return }
    study.populationCell = try section.number("cell", .range(Study.populationCellRange))
    study.population = try section.layerSource(fields: FieldRole.populationLayer)
  }

  private static func readNetwork(
    _ root: inout YAMLSection, into study: inout Study
  ) throws(InputError) {
    guard var section = try root.section("network") else { return }
    study.streetJoining.joinsCrossings = try section.flag("join_crossings") ?? false
    if let tolerance = try section.number("join_tolerance", .range(Study.joinToleranceRange)) {
      study.streetJoining.tolerance = tolerance
    }
    study.lengthUnit = try section.choice("length_unit", of: LengthUnit.self)
    study.smallestComponent = try section.number(
      "smallest_component", .range(Study.smallestComponentRange))
    study.network = try network(&section)
  }

  private static func network(
    _ section: inout YAMLSection
  ) throws(InputError) -> NetworkSource {
    let (nodes, edges) = (try section.table("nodes"), try section.table("edges"))
    guard nodes != nil || edges != nil else {
      return .file(try section.layerSource(fields: FieldRole.network))
    }
    guard let nodes, let edges else { throw section.error(.networkIncomplete) }
    let (fields, ids) = try section.fields(FieldRole.network)
    guard ids.isEmpty else { throw section.error(.notText("id")) }
    let crs = try section.text("crs")
    let common = try section.form()
    try section.finish()
    return .tables(
      nodes: nodes.path, edges: edges.path, fields: fields, crs: crs,
      forms: NetworkForms(
        nodes: nodes.form.completed(by: common), edges: edges.form.completed(by: common)))
  }
}

extension YAMLSection {
  mutating func layer(
    _ key: String, fields: [FieldRole]?
  ) throws(InputError) -> LayerSource? {
    guard var section = try section(key) else { return nil }
    return try section.layerSource(fields: fields)
  }

  /// A whole section as the source of a layer; `fields` nil: any key may be mapped.
  fileprivate mutating func layerSource(fields: [FieldRole]?) throws(InputError) -> LayerSource {
    guard let path = try path("path") else { throw missing("path") }
    let crs = try text("crs")
    let form = try form()
    let (names, idFields) = try self.fields(fields)
    try finish()
    return LayerSource(
      path: path, form: form, crs: crs, fields: names, idFields: idFields)
  }

  /// A layer by its path, or by a section with the path and how to read it.
  mutating func layerOrPath(
    _ key: String, fields: [FieldRole]
  ) throws(InputError) -> LayerSource? {
    guard !isSection(key) else { return try layer(key, fields: fields) }
    return try path(key).map { LayerSource(path: $0) }
  }

  /// A table by its path, or by a section with the path and its form.
  fileprivate mutating func table(_ key: String) throws(InputError) -> LayerSource? {
    guard isSection(key), var section = try section(key) else {
      return try path(key).map { LayerSource(path: $0) }
    }
    guard let path = try section.path("path") else { throw section.missing("path") }
    let form = try section.form()
    try section.finish()
    return LayerSource(path: path, form: form)
  }

  /// What is stated about the form of the file; a sheet is the layer of a workbook.
  fileprivate mutating func form() throws(InputError) -> FileForm {
    let encoding = try text("encoding")
    let (layer, sheet) = (try text("layer"), try text("sheet"))
    if layer != nil && sheet != nil { throw error(.layerAndSheet) }
    let row = try number("header_row", .range(1...1_048_576))
    return FileForm(encoding: encoding, layer: layer ?? sheet, headerRow: row.map { Int($0) })
  }

  /// The mapping of fields by key; where a list stands for the id, its names in `ids`.
  fileprivate mutating func fields(
    _ roles: [FieldRole]?
  ) throws(InputError) -> (names: [String: String], ids: [String]) {
    guard var section = try section("fields") else { return ([:], []) }
    var (fields, ids): ([String: String], [String]) = ([:], [])
    for key in roles.map({ $0.map(\.key) + [FieldRole.shape.key] }) ?? section.keys {
      if key == FieldRole.id.key && section.isList(key) {
        ids = try section.texts(key) ?? []
      } else {
        fields[key] = try section.text(key)
      }
    }
    try section.finish()
    return (fields, ids)
  }

  /// A path, relative ones resolved against the folder of the file.
  fileprivate mutating func path(_ key: String) throws(InputError) -> String? {
    guard let path = try text(key) else { return nil }
    guard !path.hasPrefix("/"), let slash = file.lastIndex(of: "/") else { return path }
    return file[...slash] + path
  }
}
