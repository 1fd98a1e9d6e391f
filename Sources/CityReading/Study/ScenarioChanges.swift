import Assessment
import PlanarGeometry
import Projection
import Wording

/// The changes of one scenario file, read key by key; what is wrong is collected.
struct ScenarioChanges {
  let parsing: ScenarioParser
  var file: ScenarioFile
  var problems: [InputError]
  /// nil where the file does not state its system, or a wrong one.
  private var places: ScenarioPlaces?

  init(parsing: ScenarioParser, file: ScenarioFile, problems: [InputError]) {
    self.parsing = parsing
    self.file = file
    self.problems = problems
  }

  mutating func readAll(_ root: inout YAMLSection) {
    readSystem(&root)
    for var section in root.sections("add", &problems) { add(&section) }
    for (id, line) in root.linedTexts("remove", &problems) {
      file.scenario.removed.append(id)
      mention(id, .remove, line)
    }
    for var section in root.sections("move", &problems) { move(&section) }
    for var section in root.sections("resize", &problems) { resize(&section) }
    problems += root.unknownKeys
  }

  private mutating func readSystem(_ root: inout YAMLSection) {
    let line = root.line(of: "crs")
    let text = problems.require("crs", line: root.line, file: root.file, try root.text("crs"))
    guard let text else { return }
    do throws(ProjectionError) {
      places = try ScenarioPlaces(text, local: parsing.local, box: parsing.box)
    } catch {
      problems.append(.data(file: root.file, row: line, .badCRS("\(error)")))
    }
  }

  private mutating func add(_ section: inout YAMLSection) {
    let id = id(&section, .add)
    let name = problems.collect(try section.label("name"))
    let place = place("at", &section)
    let floorArea = problems.collect(try section.number("floor_area", .positive))
    let capacity = problems.collect(try section.number("capacity", .positive))
    let services = services(&section, of: id ?? "add", floorArea, capacity)
    let cost = problems.collect(try section.number("cost", .notNegative))
    problems += section.unknownKeys
    guard let id, let place, !services.isEmpty else { return }
    let facility = Facility(id: id, name: name, entrances: [place], services: services)
    file.scenario.added.append(.init(facility, cost: cost))
  }

  private mutating func services(
    _ section: inout YAMLSection, of facility: String, _ floorArea: Double?, _ capacity: Double?
  ) -> [FacilityService] {
    let before = problems.count
    let line = section.line(of: section.keys.contains("type") ? "type" : "types")
    let type = problems.collect(try section.text("type"))
    let types = problems.collect(try section.texts("types"))
    if type != nil && types != nil {
      problems.append(.data(file: section.file, row: line, .typeAndTypes(facility)))
    } else if (type == nil && types == nil || types == []) && problems.count == before {
      problems.append(section.missing("type"))
    }
    return parsing.services(
      type.map { [$0] } ?? types ?? [], floorArea: floorArea, capacity: capacity, in: section,
      line: line, &problems)
  }

  private mutating func move(_ section: inout YAMLSection) {
    let id = id(&section, .move)
    let place = place("to", &section)
    let cost = problems.collect(try section.number("cost", .notNegative))
    problems += section.unknownKeys
    guard let id, let place else { return }
    file.scenario.moved.append(.init(id: id, to: place, cost: cost))
  }

  private mutating func resize(_ section: inout YAMLSection) {
    let before = problems.count
    let id = id(&section, .resize)
    let floorArea = problems.collect(try section.number("floor_area", .positive))
    let capacity = problems.collect(try section.number("capacity", .positive))
    let cost = problems.collect(try section.number("cost", .notNegative))
    problems += section.unknownKeys
    if floorArea == nil && capacity == nil && problems.count == before {
      problems.append(section.error(.noSize))
    }
    guard let id else { return }
    file.scenario.resized.append(
      .init(id: id, floorArea: floorArea, capacity: capacity, cost: cost))
  }

  private mutating func id(
    _ section: inout YAMLSection, _ change: ScenarioFile.Change
  ) -> String? {
    let line = section.line(of: "id")
    let id = problems.require(
      "id", line: section.line, file: section.file, try section.label("id"))
    if let id { mention(id, change, line) }
    return id
  }

  private mutating func mention(_ id: String, _ change: ScenarioFile.Change, _ line: Int) {
    file.mentions.append(.init(facility: id, change: change, line: line))
  }

  private mutating func place(_ key: String, _ section: inout YAMLSection) -> PlanarPoint? {
    let pair = problems.require(
      key, line: section.line, file: section.file, try section.pair(key))
    guard let (x, y, line) = pair, let places else { return nil }
    switch places.place(SourceCoordinate(x: x, y: y)) {
    case .at(let point): return point
    case .mistaken(let message):
      problems.append(.data(file: section.file, row: line, message))
      return nil
    }
  }
}
