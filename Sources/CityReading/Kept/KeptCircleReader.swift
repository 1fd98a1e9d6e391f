import GEOSBridge
public import PlanarGeometry
public import Projection
public import RunFiles
import TableFiles
public import Wording

/// Circles that exist already, as a file has them.
public struct KeptCircleInput: Sendable {
  public enum Content: Sendable {
    /// By atom, the id of its circle; nil where it has none.
    case circlesOfAtoms([String?])
    /// In the order of the file.
    case regions([(id: String, region: PlanarRegion)])
  }

  public var content: Content
  public var problems: [InputProblem]
  public var inputs: [InputFile]
  /// Values that were not stated, as lines `file: key = value`.
  public var assumed: [String]
}

/// Reads circles to keep: a table with the circle of each atom (`units.csv` of a run), or a layer of polygons.
public struct KeptCircleReader: Sendable {
  public var source: LayerSource
  /// Language of the problems.
  public var language: Language

  public init(_ source: LayerSource, language: Language = .en) {
    (self.source, self.language) = (source, language)
  }

  private static let circle = FieldRole(
    "circle_id", "circle", "生活圈编号", "生活圈编码", "生活圈", "圈编号", of: .text)
  private static let atom = FieldRole("atom_id", "atom", "单元编号", "单元编码", "基本单元", of: .text)
  private static let id = FieldRole.id.or("circle_id", "生活圈编号", "生活圈编码")

  /// - Parameters:
  ///   - atoms: ids of the atoms that circles are drawn of now.
  ///   - local: the system of their coordinates.
  /// - Throws: where the file cannot be read, or no circle of it can be used.
  /// - Complexity: O(n log n) in the rows or vertices.
  public func read(atoms: [String], local: LocalSystem) throws(InputError) -> KeptCircleInput {
    var log = ReadingLog(language: language)
    var layer = try InputLayer(
      source, roles: [Self.atom, Self.circle, Self.id], requiresPlaces: false, log: &log)
    let content: KeptCircleInput.Content
    if layer.fields[Self.atom] != nil, layer.fields[Self.circle] != nil {
      try layer.refuseMangledIDs(Self.atom)
      content = .circlesOfAtoms(try circles(of: atoms, in: layer, log: &log))
    } else {
      content = .regions(try regions(of: &layer, local: local, log: &log))
    }
    return KeptCircleInput(
      content: content, problems: log.sortedProblems, inputs: log.inputs, assumed: log.assumed)
  }

  private func circles(
    of atoms: [String], in layer: InputLayer, log: inout ReadingLog
  ) throws(InputError) -> [String?] {
    var register = KeptRegister(atoms)
    for position in 0..<layer.count {
      let row = layer.row(position)
      guard let atom = layer.text(position, Self.atom),
        let circle = layer.label(position, Self.circle, log: &log)
      else {
        log.note(Finding(.warning, .skipped, row: row, says: .keptRowIncomplete), file: layer.path)
        continue
      }
      if let message = register.add(atom, to: circle) {
        log.note(
          Finding(.warning, .skipped, row: row, says: message), file: layer.path, feature: atom)
      }
    }
    for finding in register.findings { log.note(finding, file: layer.path) }
    guard register.circles.contains(where: { $0 != nil }) else {
      throw log.nothingRemains(of: [layer.path], .noKeptCircles)
    }
    return register.circles
  }

  private func regions(
    of layer: inout InputLayer, local: LocalSystem, log: inout ReadingLog
  ) throws(InputError) -> [(id: String, region: PlanarRegion)] {
    layer.discardAllBut(.polygons, .notPolygon, log: &log)
    let building = RegionBuilder(
      loaded: layer, points: try layer.points(in: local), geos: try GEOSContext.forLayers())
    var regions: [(id: String, region: PlanarRegion)] = []
    for position in 0..<layer.count where layer.features.geometry.kinds[position] == .polygons {
      let id = layer.label(position, Self.id, log: &log) ?? layer.identity(position, log: &log)
      let region = try building.region(position, feature: id, district: nil, log: &log)
      if let region { regions.append((id, region)) }
    }
    guard !regions.isEmpty else { throw log.nothingRemains(of: [layer.path], .noKeptCircles) }
    return regions
  }
}

/// Which circle each atom is in, by a table.
private struct KeptRegister {
  private let atoms: [String]
  private let positions: [String: Int]
  private(set) var circles: [String?]
  private var unknown: [String] = []

  init(_ atoms: [String]) {
    self.atoms = atoms
    positions = Dictionary(
      atoms.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    circles = [String?](repeating: nil, count: atoms.count)
  }

  /// What is wrong with a row; its atom stays in the circle that came first.
  mutating func add(_ atom: String, to circle: String) -> InputMessage? {
    guard let position = positions[atom] else {
      unknown.append(atom)
      return nil
    }
    guard let earlier = circles[position] else {
      circles[position] = circle
      return nil
    }
    return earlier == circle ? .keptAtomTwice : .keptAtomInTwoCircles(earlier, circle)
  }

  /// What the whole table lacks.
  var findings: [Finding] {
    let missing = zip(atoms, circles).filter { $0.1 == nil }.map(\.0)
    var findings: [Finding] = []
    if !unknown.isEmpty {
      findings.append(Finding(.warning, .kept, says: .keptUnknownAtoms(unknown)))
    }
    if !missing.isEmpty {
      findings.append(Finding(.warning, .kept, says: .keptMissingAtoms(missing)))
    }
    return findings
  }
}
