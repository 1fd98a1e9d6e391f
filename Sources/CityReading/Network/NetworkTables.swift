import OSMFiles
import PlanarGeometry
import Projection
import RunFiles
import TableFiles
import WalkNetwork
import Wording

/// A network as two tables: nodes with an id and a place, edges between their ids.
struct NetworkTables {
  var nodes: String
  var edges: String
  var fields: [String: String]
  var crs: String?

  private static let nodeRoles = FieldRole.network.filter { ["id", "x", "y"].contains($0.key) }
  private static let edgeRoles =
    [FieldRole.edgeStart, .edgeEnd, .edgeLength] + FieldRole.wayLevel

  private func source(_ path: String, _ roles: [FieldRole]) -> LayerSource {
    let keys = Set(roles.map(\.key))
    return LayerSource(path: path, crs: crs, fields: fields.filter { keys.contains($0.key) })
  }

  /// An edge without a length is as long as the straight line. Complexity: O(rows).
  func read(local: LocalSystem, log: inout ReadingLog) throws(InputError) -> WalkWays {
    let loaded = try InputLayer(source(nodes, Self.nodeRoles), roles: Self.nodeRoles, log: &log)
    let numbers = try numbers(of: loaded, log: &log)
    var ways = WalkWays(
      positions: try local.positions(
        of: loaded.features.geometry.coordinates, in: loaded.crs, file: nodes))
    try readEdges(into: &ways, numbers, log: &log)
    guard ways.segmentCount > 0 else { throw log.nothingRemains(of: [edges], .noUsableEdge) }
    return ways
  }

  /// Position of each node in the coordinates of the layer, by id.
  private func numbers(
    of loaded: InputLayer, log: inout ReadingLog
  ) throws(InputError) -> [String: Int32] {
    guard let id = FieldRole.network.first, loaded.fields[id] != nil else {
      throw .data(file: nodes, row: nil, .noIDField)
    }
    var numbers: [String: Int32] = [:]
    for row in 0..<loaded.count where loaded.features.geometry.kinds[row] == .points {
      guard let text = loaded.text(row, id) else { continue }
      let place = loaded.features.geometry.coordinateRange(of: row).lowerBound
      if numbers.updateValue(Int32(truncatingIfNeeded: place), forKey: text) != nil {
        let finding = Finding(.warning, .kept, row: loaded.row(row), says: .repeatedNode)
        log.note(finding, file: nodes, feature: text)
      }
    }
    return numbers
  }

  private func readEdges(
    into ways: inout WalkWays, _ numbers: [String: Int32], log: inout ReadingLog
  ) throws(InputError) {
    let contents = try FileContents(path: edges)
    try contents.requireText()
    var layer = try CSVReader.read(contents)
    log.record(contents, features: layer.attributes.count)
    let mapping = try FieldMapping(
      Self.edgeRoles, stated: source(edges, Self.edgeRoles).fields, in: layer)
    layer.settleNumbers(in: mapping.numberColumns)
    for finding in layer.findings { log.note(finding, file: edges) }
    guard let from = mapping[.edgeStart], let to = mapping[.edgeEnd] else {
      throw .data(file: edges, row: nil, .noEdgeFields)
    }
    let table = EdgeTable(
      cells: layer.attributes, from: from, to: to, length: mapping[.edgeLength], nodes: numbers)
    for row in 0..<layer.attributes.count {
      switch table.edge(row) {
      case .success(let edge):
        let straight = ways.positions[Int(edge.from)].distance(to: ways.positions[Int(edge.to)])
        let level = WayLevel(layer.attributes, row: row, fields: mapping)
        ways.addEdge(
          from: edge.from, to: edge.to, length: edge.length ?? straight,
          access: level.access)
      case .failure(let defect):
        log.note(
          Finding(.error, .skipped, row: layer.attributes.rowNumbers[row], says: defect.message),
          file: edges)
      }
    }
  }
}

/// The table of edges, its columns known.
private struct EdgeTable {
  let cells: AttributeTable
  let from: Int
  let to: Int
  let length: Int?
  /// Position of each node by id.
  let nodes: [String: Int32]

  struct Defect: Error {
    var message: InputMessage
  }

  func edge(_ row: Int) -> Result<(from: Int32, to: Int32, length: Double?), Defect> {
    guard let tail = cells.text(row: row, column: from),
      let head = cells.text(row: row, column: to)
    else { return .failure(Defect(message: .edgeIncomplete)) }
    guard let start = nodes[tail] else { return .failure(Defect(message: .unknownNode(tail))) }
    guard let end = nodes[head] else { return .failure(Defect(message: .unknownNode(head))) }
    switch cells.number(row: row, column: length) {
    case .absent: return .success((start, end, nil))
    case .value(let metres) where metres >= 0: return .success((start, end, metres))
    case .value(let metres): return .failure(Defect(message: .negative("\(metres)")))
    case .invalid(let message): return .failure(Defect(message: message))
    }
  }
}
