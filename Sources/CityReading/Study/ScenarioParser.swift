import Assessment
import PlanarGeometry
import Projection
import RunFiles
import Wording

/// Reads one scenario after the other for the same city.
struct ScenarioParser {
  let standard: Standard
  let local: LocalSystem
  /// Box around the communities in local metres.
  let box: PlanarBox
  /// A system whose places are ready to be read: making them costs some milliseconds.
  var known: (crs: String, places: ScenarioPlaces)?

  /// The scenario of a file, the line of its name and what is wrong, sorted by line; no scenario where
  /// the text is no mapping or another file's.
  func read(
    _ contents: FileContents
  ) -> (file: ScenarioFile?, nameLine: Int, problems: [InputError]) {
    var problems: [InputError] = []
    guard var root = problems.collect(try YAMLSection(contents)) else { return (nil, 1, problems) }
    guard root.entries.contains(where: { Self.ownKeys.contains($0.key) }) else {
      return (nil, 1, [root.missing("scenario")])
    }
    problems.append(contentsOf: Self.versionProblem(&root))
    let nameLine = root.line(of: "name")
    let name = problems.require(
      "name", line: root.line, file: root.file, try root.label("name"))
    let scenario = Scenario(name: name ?? "")
    var reader = ScenarioChanges(
      parsing: self, file: ScenarioFile(file: contents.inputFile, scenario: scenario),
      problems: problems)
    reader.readAll(&root)
    reader.file.file.features = reader.file.scenario.count
    let sorted = reader.problems.enumerated().sorted {
      ($0.element.row ?? 0, $0.offset) < ($1.element.row ?? 0, $1.offset)
    }
    return (reader.file, nameLine, sorted.map(\.element))
  }

  /// Any of them tells that the file is meant as a scenario.
  private static let ownKeys: Set = ["scenario", "add", "remove", "move", "resize"]

  private static func versionProblem(_ root: inout YAMLSection) -> [InputError] {
    do throws(InputError) {
      try root.requireVersion("scenario")
      return []
    } catch {
      return [error]
    }
  }

  /// Types by their position in the standard; ids that it does not have go to `problems`.
  func services(
    _ ids: [String], floorArea: Double?, capacity: Double?, in section: YAMLSection,
    line: Int, _ problems: inout [InputError]
  ) -> [FacilityService] {
    var services: [FacilityService] = []
    for id in ids {
      guard let position = standard.types.firstIndex(where: { $0.id == id }) else {
        let message = InputMessage.unknownType(
          id, likeliest: standard.type(like: id), among: standard.types.map(\.id))
        problems.append(.data(file: section.file, row: line, message))
        continue
      }
      let type = Int32(truncatingIfNeeded: position)
      guard !services.contains(where: { $0.type == type }) else {
        problems.append(.data(file: section.file, row: line, .duplicateID(id, of: "types")))
        continue
      }
      services.append(FacilityService(type: type, floorArea: floorArea, capacity: capacity))
    }
    return services
  }
}

extension InputError {
  /// Line or row that it is about.
  fileprivate var row: Int? {
    guard case .data(_, let row, _) = self else { return nil }
    return row
  }
}

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
      mention(id, .remove, line: line)
    }
    for var section in root.sections("move", &problems) { move(&section) }
    for var section in root.sections("resize", &problems) { resize(&section) }
    problems += root.unknownKeys
  }

  private mutating func readSystem(_ root: inout YAMLSection) {
    let line = root.line(of: "crs")
    let keys = Set(root.entries.map(\.key))
    if keys.isDisjoint(with: ["crs", "add", "move"]) { return }
    let text = problems.require("crs", line: root.line, file: root.file, try root.text("crs"))
    guard let text else { return }
    if let known = parsing.known, known.crs == text {
      places = known.places
      return
    }
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
    let services = services(
      &section, of: id ?? "add", floorArea: floorArea, capacity: capacity)
    let cost = problems.collect(try section.number("cost", .notNegative))
    problems += section.unknownKeys
    guard let id, let place, !services.isEmpty else { return }
    let facility = Facility(id: id, name: name, entrances: [place], services: services)
    file.scenario.added.append(.init(facility, cost: cost))
  }

  private mutating func services(
    _ section: inout YAMLSection, of facility: String, floorArea: Double?, capacity: Double?
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
    if let id { mention(id, change, line: line) }
    return id
  }

  private mutating func mention(_ id: String, _ change: ScenarioFile.Change, line: Int) {
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

/// Takes the coordinates of a scenario to local metres and tells likely mistakes.
struct ScenarioPlaces {
  private let system: CoordinateSystem
  private let transform: CoordinateTransform
  /// Box around the communities in local metres.
  private let box: PlanarBox

  init(_ crs: String, local: LocalSystem, box: PlanarBox) throws(ProjectionError) {
    system = try CoordinateSystem(crs)
    transform = try CoordinateTransform(from: system, to: local)
    self.box = box
  }

  enum Placement: Equatable {
    /// Anywhere on Earth; far places are the city's to judge.
    case at(PlanarPoint)
    case mistaken(InputMessage)
  }

  /// A place near the city is right, whatever it looks like; others are explained if possible.
  func place(_ coordinate: SourceCoordinate) -> Placement {
    if system.isGeographic && !coordinate.isInDegrees {
      guard coordinate.swapped.isInDegrees else {
        return .mistaken(
          coordinate.isFarFromDegrees ? .metresNotDegrees("\(system)") : .beyondDegrees)
      }
      return .mistaken(.swapped)
    }
    let point = point(coordinate)
    if isNear(point) { return .at(point) }
    if isNear(self.point(coordinate.swapped)) {
      return .mistaken(system.isGeographic ? .swapped : .swappedEastingNorthing)
    }
    if !system.isGeographic && (coordinate.isInDegrees || coordinate.swapped.isInDegrees) {
      return .mistaken(.degreesNotMetres("\(system)"))
    }
    return point.isFinite ? .at(point) : .mistaken(.notProjectable)
  }

  /// Of a local place, in the system; not finite where it has none.
  func coordinate(of place: PlanarPoint) -> (Double, Double) {
    let coordinate = transform.toSource([place])[0]
    return (coordinate.x, coordinate.y)
  }

  private func point(_ coordinate: SourceCoordinate) -> PlanarPoint {
    transform.toLocal([coordinate])[0]
  }

  private func isNear(_ point: PlanarPoint) -> Bool {
    point.isFinite && box.squaredDistance(to: point).squareRoot() <= PlaceCheck.farLimit
  }
}

extension SourceCoordinate {
  /// Beyond what a slip of the comma or of the sign makes of degrees.
  fileprivate var isFarFromDegrees: Bool { abs(x) > 1000 && abs(y) > 1000 }
}
