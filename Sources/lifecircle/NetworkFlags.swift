import ArgumentParser
import CityReading
import TableFiles

/// The flags of the pedestrian network and of what stops people on the way to it.
struct NetworkFlags: ParsableArguments {
  @Option(help: "Streets: OpenStreetMap (.osm.pbf, .osm, .osm.gz) or centre lines (GeoJSON, .shp).")
  var network: String?

  @Option(help: "Nodes of the network as a table: id, x, y; PATH:SHEET of a workbook.")
  var networkNodes: String?

  @Option(help: "Edges of the network as a table: from, to, length.")
  var networkEdges: String?

  @Option(
    help: "Unit of the lengths of edges: m, km, ft, yd or mi. (default: by the column's name, or m)"
  )
  var lengthUnit: LengthUnit?

  @Option(help: "Coordinate system of centre lines and nodes.")
  var networkCRS: String?

  @Flag(help: "Join centre lines of one level where they cross.")
  var joinCrossings = false

  @Option(help: "Rivers, railways, walls: lines or polygons that nobody crosses off the network.")
  var barriers: String?

  @Option(help: "Coordinate system of the barriers.")
  var barriersCRS: String?

  @Option(help: "Longest straight way to the network in metres, up to 100000. (default: 500)")
  var snapLimit: Double?

  func validate() throws {
    try StudyFlags.check("--snap-limit", snapLimit, in: Study.snapLimitRange)
    if (networkNodes == nil) != (networkEdges == nil) {
      throw ValidationError("--network-nodes and --network-edges belong together; give both")
    }
    if network != nil && networkNodes != nil {
      throw ValidationError("--network and --network-nodes state two networks; give one")
    }
  }

  /// Puts what the flags say in place of what `study` says.
  func replace(in study: inout Study) {
    if let network { study.network.replaceFile(network) }
    if let networkNodes, let networkEdges {
      study.network.replaceTables(nodes: networkNodes, edges: networkEdges)
    }
    if let networkCRS { study.network?.replaceCRS(networkCRS) }
    study.lengthUnit = lengthUnit ?? study.lengthUnit
    if joinCrossings { study.streetJoining.joinsCrossings = true }
    if let barriers { study.barriers.replacePath(barriers) }
    if let barriersCRS { study.barriers?.crs = barriersCRS }
    study.snapLimit = snapLimit ?? study.snapLimit
  }
}

extension NetworkSource? {
  /// Another file with the same fields, where the study names a file.
  fileprivate mutating func replaceFile(_ path: String) {
    var layer: LayerSource?
    if case .file(let known) = self { layer = known }
    layer.replacePath(path)
    self = layer.map { .file($0) }
  }

  /// Other tables with the same fields, where the study names tables; `PATH:LAYER` names a sheet or layer.
  fileprivate mutating func replaceTables(nodes: String, edges: String) {
    let (nodes, edges) = (LayerSource(argument: nodes), LayerSource(argument: edges))
    var known: (fields: [String: String], crs: String?, forms: NetworkForms) = ([:], nil, .init())
    if case .tables(_, _, let fields, let crs, let forms) = self { known = (fields, crs, forms) }
    self = .tables(
      nodes: nodes.path, edges: edges.path, fields: known.fields, crs: known.crs,
      forms: NetworkForms(
        nodes: nodes.form.completed(by: known.forms.nodes),
        edges: edges.form.completed(by: known.forms.edges)))
  }
}

extension NetworkSource {
  fileprivate mutating func replaceCRS(_ system: String) {
    switch self {
    case .file(var layer):
      layer.crs = system
      self = .file(layer)
    case .tables(let nodes, let edges, let fields, _, let forms):
      self = .tables(nodes: nodes, edges: edges, fields: fields, crs: system, forms: forms)
    }
  }
}
