public import OSMFiles
import PlanarGeometry
public import Projection
public import RunFiles
import TableFiles
public import WalkNetwork
public import Wording

/// Reads a pedestrian network: OpenStreetMap (PBF or XML), tables of nodes and edges, or street centre lines.
///
/// What `tunnel`, `bridge`, `layer` and `level` say, as tags or as fields, decides which edges lie in tunnels
/// and on decks: they are walked along, and entered at their ends that reach the ground.
///
/// ```swift
/// let reader = NetworkReader(.file(LayerSource(path: "city.osm.pbf")))
/// let (graph, input) = try reader.readGraph(local: local)
/// ```
public struct NetworkReader: Sendable {
  public var source: NetworkSource
  public var profile: WalkabilityProfile
  public var streets: StreetJoining
  /// What the lengths of a table of edges are in; nil: as the column's name says, otherwise metres.
  public var lengthUnit: LengthUnit?
  /// Language of the problems.
  public var language: Language

  public init(
    _ source: NetworkSource, profile: WalkabilityProfile = .standard,
    streets: StreetJoining = StreetJoining(), lengthUnit: LengthUnit? = nil,
    language: Language = .en
  ) {
    self.source = source
    self.profile = profile
    self.streets = streets
    self.lengthUnit = lengthUnit
    self.language = language
  }

  /// - Parameter local: the system that the ways are wanted in.
  /// - Throws: when a file cannot be read or holds no walkable way.
  /// - Complexity: O(n log n) in the file's nodes.
  public func read(local: LocalSystem) throws(InputError) -> NetworkInput {
    var log = ReadingLog(language: language)
    log.takesCensus = true
    let ways: WalkWays
    switch source {
    case .file(let layer): ways = try readFile(layer, local, log: &log)
    case .tables(let nodes, let edges, let fields, let crs, let forms):
      let tables = NetworkTables(
        nodes: nodes, edges: edges, fields: fields, crs: crs, forms: forms,
        lengthUnit: lengthUnit, profile: profile)
      ways = try tables.read(local: local, log: &log)
    }
    var input = NetworkInput(
      ways: ways, problems: log.sortedProblems, inputs: log.inputs, assumed: log.assumed,
      leftOut: log.leftOut, isIncomplete: log.isIncomplete, alerts: log.alerts)
    input.tallies = log.tallies
    return input
  }

  /// Reads the network and makes the graph of it; what the graph leaves out is among the problems.
  public func readGraph(
    local: LocalSystem, builder: WalkGraphBuilder = WalkGraphBuilder()
  ) throws(InputError) -> (graph: WalkGraph, input: NetworkInput) {
    var input = try read(local: local)
    let graph = builder.build(input.ways)
    var log = ReadingLog(language: language)
    note(graph.omissions, log: &log)
    noteNotEntered(graph, log: &log)
    input.problems += log.problems
    return (graph, input)
  }

  /// How much of the network is in tunnels and on decks.
  private func noteNotEntered(_ graph: WalkGraph, log: inout ReadingLog) {
    let (edges, length) = graph.notEntered
    guard edges > 0 else { return }
    let message = InputMessage.notEntered(edges, kilometres: min(length / 1000, 1e12))
    log.note(Finding(.info, .kept, says: message), file: source.path)
  }

  private func note(_ omissions: WalkGraph.Omissions, log: inout ReadingLog) {
    let file = source.path
    if omissions.unusableSegments > 0 {
      let message = InputMessage.omittedSegments(omissions.unusableSegments)
      log.note(Finding(.warning, .skipped, says: message), file: file)
    }
    if omissions.components > 0 {
      let message = InputMessage.omittedComponents(
        omissions.components, nodes: omissions.wayNodes,
        metres: Int(min(omissions.length, 1e15).rounded()))
      log.note(Finding(.info, .skipped, says: message), file: file)
    }
  }

  private func readFile(
    _ layer: LayerSource, _ local: LocalSystem, log: inout ReadingLog
  ) throws(InputError) -> WalkWays {
    let contents = try FileContents(path: layer.path)
    guard var extract = try OSMExtract(reading: contents, profile: profile) else {
      return try streets.read(layer, profile, local: local, log: &log)
    }
    let (lines, findings) = extract.streets()
    log.record(contents, features: lines.wayCount)
    try log.tally(
      LayerTally(
        .network, path: layer.path,
        form: LayerForm(format: "OpenStreetMap", encoding: nil, crs: "EPSG:4326"),
        records: lines.wayCount, located: lines.wayCount))
    log.note(findings, file: layer.path)
    guard lines.wayCount > 0 else {
      throw .data(file: layer.path, row: nil, findings.explaining(.noWalkableWays))
    }
    return try lines.ways(from: .wgs84, to: local, file: layer.path)
  }
}

extension OSMExtract {
  /// What an OpenStreetMap file holds; nil for another format.
  init?(reading contents: FileContents, profile: WalkabilityProfile) throws(InputError) {
    if contents.bytes.starts(with: Array("BZh".utf8)) {
      throw .data(file: contents.path, row: nil, .packedWithBzip2)
    }
    if OSMPBFReader.recognises(contents) || contents.path.lowercased().hasSuffix(".pbf") {
      if !OSMPBFReader.recognises(contents) { try contents.refuseForeignFormat() }
      self = try OSMPBFReader.read(contents, profile: profile)
      return
    }
    if OSMXMLReader.recognisesJSON(contents) {
      throw .data(file: contents.path, row: nil, .overpassJSON)
    }
    guard OSMXMLReader.recognises(contents) else { return nil }
    self = try OSMXMLReader.read(contents, profile: profile)
  }
}

extension OSMExtract {
  /// Whether a file is OpenStreetMap's XML.
  static func isXML(path: String) throws(InputError) -> Bool {
    try OSMXMLReader.recognises(FileContents(path: path))
  }
}

extension NetworkSource {
  /// The file that has the ways.
  var path: String {
    switch self {
    case .file(let source): source.path
    case .tables(_, let edges, _, _, _): edges
    }
  }
}

extension StreetLines {
  /// The ways in metres.
  func ways(
    from system: CoordinateSystem, to local: LocalSystem, file: String
  ) throws(InputError) -> WalkWays {
    var ways = WalkWays(positions: try local.positions(of: coordinates, in: system, file: file))
    for number in 0..<wayCount { ways.addWay(way(number), access: accesses[number]) }
    return ways
  }
}

extension LocalSystem {
  /// The places of a file in this system; what cannot be projected comes back non-finite.
  func positions(
    of coordinates: [SourceCoordinate], in system: CoordinateSystem, file: String
  ) throws(InputError) -> [PlanarPoint] {
    try transform(from: system, file: file).toLocal(coordinates)
  }

  /// From the system of a file to this one.
  func transform(
    from system: CoordinateSystem, file: String
  ) throws(InputError) -> CoordinateTransform {
    do throws(ProjectionError) {
      return try CoordinateTransform(from: system, to: self)
    } catch {
      throw .data(file: file, row: nil, .badCRS("\(error)"))
    }
  }
}

/// A street network that was read, and what reading it came across.
public struct NetworkInput: Sendable {
  /// In metres of the local system.
  public var ways: WalkWays
  public var problems: [InputProblem]
  public var inputs: [InputFile]
  /// Values that were not stated, as lines `file: key = value`.
  public var assumed: [String]
  /// Rows and features that were not used, by file.
  public var leftOut: [LeftOutRows]
  /// The file says of itself that a part of it is missing, as downloads do that were cut off.
  public var isIncomplete: Bool
  /// What a reader of results must know before the first figure.
  public var alerts: [LocalizedText]
  /// What came in its files.
  var tallies: [LayerTally] = []
}
