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
  private static let edgeRoles = FieldRole.network.filter {
    ["from", "to", "length"].contains($0.key)
  }

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
        let finding = Finding(.warning, .kept, row: loaded.row(row), .repeatedNode)
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
    let layer = try CSVReader.read(contents)
    log.record(contents, features: layer.attributes.count)
    for finding in layer.findings { log.note(finding, file: edges) }
    let mapping = try FieldMapping(
      Self.edgeRoles, stated: source(edges, Self.edgeRoles).fields, in: layer)
    let columns = Self.edgeRoles.map { mapping[$0] }
    guard let from = columns[0], let to = columns[1] else {
      throw .data(file: edges, row: nil, .noEdgeFields)
    }
    for row in 0..<layer.attributes.count {
      switch edge(layer.attributes, row, from, to, columns[2], numbers) {
      case .success(let edge):
        let straight = ways.positions[Int(edge.from)].distance(to: ways.positions[Int(edge.to)])
        ways.addEdge(from: edge.from, to: edge.to, length: edge.length ?? straight)
      case .failure(let defect):
        log.note(
          Finding(.error, .skipped, row: layer.attributes.rowNumbers[row], defect.message),
          file: edges)
      }
    }
  }

  private struct Defect: Error {
    var message: InputMessage
  }

  private func edge(
    _ table: AttributeTable, _ row: Int, _ from: Int, _ to: Int, _ length: Int?,
    _ numbers: [String: Int32]
  ) -> Result<(from: Int32, to: Int32, length: Double?), Defect> {
    guard let tail = table.text(row: row, column: from),
      let head = table.text(row: row, column: to)
    else { return .failure(Defect(message: .edgeIncomplete)) }
    guard let start = numbers[tail] else { return .failure(Defect(message: .unknownNode(tail))) }
    guard let end = numbers[head] else { return .failure(Defect(message: .unknownNode(head))) }
    switch table.number(row: row, column: length) {
    case .absent: return .success((start, end, nil))
    case .value(let metres) where metres >= 0: return .success((start, end, metres))
    case .value(let metres): return .failure(Defect(message: .negative("\(metres)")))
    case .invalid(let text): return .failure(Defect(message: .notANumber(text)))
    }
  }
}
