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
  /// What the lengths are in; nil: as the column's name says, otherwise metres.
  var lengthUnit: LengthUnit?

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
    var ways = WalkWays(positions: try loaded.points(in: local))
    try readEdges(into: &ways, numbers, at: local.center.latitude, log: &log)
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
    into ways: inout WalkWays, _ numbers: [String: Int32], at latitude: Double,
    log: inout ReadingLog
  ) throws(InputError) {
    var layer = try edgeLayer(log: &log)
    let mapping = try FieldMapping(
      Self.edgeRoles, stated: source(edges, Self.edgeRoles).fields, in: layer)
    layer.settleNumbers(in: mapping.numberColumns)
    for finding in layer.findings { log.note(finding, file: edges) }
    log.assume(layer, mapping)
    guard let from = mapping[.edgeStart], let to = mapping[.edgeEnd] else {
      throw .data(file: edges, row: nil, .noEdgeFields)
    }
    let columns = layer.attributes.columns
    let unit = unit(of: mapping[.edgeLength].map { columns[$0] }, among: columns, log: &log)
    let table = EdgeTable(
      cells: layer.attributes, from: from, to: to, length: mapping[.edgeLength],
      unit: unit, nodes: numbers)
    var check = EdgeLengthCheck()
    var withoutLength = 0
    for row in 0..<layer.attributes.count {
      let number = layer.attributes.rowNumbers[row]
      switch table.edge(row) {
      case .success(let edge):
        let straight = ways.positions[Int(edge.from)].distance(to: ways.positions[Int(edge.to)])
        let level = WayLevel(layer.attributes, row: row, fields: mapping)
        ways.addEdge(
          from: edge.from, to: edge.to, length: edge.length ?? straight, access: level.access)
        if edge.length == nil { withoutLength += 1 }
        if let length = edge.length { check.add(length: length, straight: straight, row: number) }
      case .failure(let defect):
        let finding = Finding(.error, .skipped, row: number, says: defect.message)
        log.note(finding, file: edges, feature: defect.node)
      }
    }
    try note(check, taken: unit, at: latitude, log: &log)
    guard mapping[.edgeLength] != nil, withoutLength > 0 else { return }
    let message = InputMessage.lengthsNotStated(withoutLength, of: layer.attributes.count)
    log.note(Finding(.warning, .assumed, says: message), file: edges)
  }

  private func edgeLayer(log: inout ReadingLog) throws(InputError) -> FeatureTable {
    let contents = try FileContents(path: edges)
    try contents.requireText()
    let layer = try CSVReader.read(contents)
    log.record(contents, features: layer.attributes.fileRows)
    return layer
  }

  /// - Parameter column: name of the column of lengths; nil: there is none.
  private func unit(
    of column: String?, among columns: [String], log: inout ReadingLog
  ) -> LengthUnit {
    guard let column else {
      log.note(Finding(.warning, .assumed, says: .noLengths(columns)), file: edges)
      return .metre
    }
    if let lengthUnit { return lengthUnit }
    guard let unit = LengthUnit(column: column), unit != .metre else { return .metre }
    log.assume("\(edges): length_unit = \(unit.rawValue) (\(column))")
    return unit
  }

  /// Lengths that cannot be in their unit stop the run, unless the study says that they are.
  private func note(
    _ check: EdgeLengthCheck, taken unit: LengthUnit, at latitude: Double, log: inout ReadingLog
  ) throws(InputError) {
    guard let (isCommon, finding) = check.finding(taken: unit, latitude: latitude) else { return }
    guard !isCommon || lengthUnit != nil else {
      throw .data(file: edges, row: nil, finding.message)
    }
    log.note(finding, file: edges)
  }
}

/// The table of edges, its columns known.
private struct EdgeTable {
  let cells: AttributeTable
  let from: Int
  let to: Int
  let length: Int?
  let unit: LengthUnit
  /// Position of each node by id.
  let nodes: [String: Int32]

  struct Defect: Error {
    var message: InputMessage
    /// The node that there is none of.
    var node: String?
  }

  func edge(_ row: Int) -> Result<(from: Int32, to: Int32, length: Double?), Defect> {
    guard let tail = cells.text(row: row, column: from),
      let head = cells.text(row: row, column: to)
    else { return .failure(Defect(message: .edgeIncomplete)) }
    guard let start = nodes[tail], let end = nodes[head] else {
      let absent = nodes[tail] == nil ? tail : head
      return .failure(Defect(message: .unknownNode, node: absent.printable))
    }
    switch cells.number(row: row, column: length) {
    case .absent: return .success((start, end, nil))
    case .value(let value) where value >= 0: return .success((start, end, value * unit.metres))
    case .value(let value): return .failure(Defect(message: .negative("\(value)")))
    case .invalid(let message): return .failure(Defect(message: message))
    }
  }
}
