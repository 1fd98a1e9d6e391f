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
  var forms = NetworkForms()
  /// What the lengths are in; nil: as the column's name says, otherwise metres.
  var lengthUnit: LengthUnit?
  var profile: WalkabilityProfile

  static let nodeRoles = FieldRole.network.filter { ["id", "x", "y"].contains($0.key) }
  static let edgeRoles =
    [FieldRole.edgeStart, .edgeEnd, .edgeLength] + FieldRole.wayLevel

  var nodeSource: LayerSource {
    LayerSource(path: nodes, form: forms.nodes, crs: crs, fields: fields(for: Self.nodeRoles))
  }

  func fields(for roles: [FieldRole]) -> [String: String] {
    let keys = Set(roles.map(\.key))
    return fields.filter { keys.contains($0.key) }
  }

  /// An edge without a length is as long as the straight line. Complexity: O(rows).
  func read(local: LocalSystem, log: inout ReadingLog) throws(InputError) -> WalkWays {
    let loaded = try InputLayer(nodeSource, roles: Self.nodeRoles, log: &log)
    try log.tally(LayerTally(.network, loaded))
    let numbers = try numbers(of: loaded, log: &log)
    var ways = WalkWays(positions: try loaded.points(in: local))
    try readEdges(
      into: &ways, numbers, at: local.center.latitude, crs: loaded.crs.definition, log: &log)
    return ways
  }

  /// Position of each node in the coordinates of the layer, by id.
  func numbers(
    of loaded: InputLayer, log: inout ReadingLog
  ) throws(InputError) -> NodeNumbers {
    guard let id = FieldRole.network.first, loaded.fields[id] != nil else {
      throw .data(file: nodes, row: nil, .noIDField)
    }
    var numbers = NodeNumbers()
    for row in 0..<loaded.count where loaded.features.geometry.kinds[row] == .points {
      guard let text = loaded.text(row, id) else { continue }
      if let loss = IDSpelling(text).loss {
        throw .data(file: nodes, row: loaded.row(row), loss)
      }
      let place = loaded.features.geometry.coordinateRange(of: row).lowerBound
      if numbers.add(text, Int32(truncatingIfNeeded: place)) {
        let finding = Finding(.warning, .kept, row: loaded.row(row), says: .repeatedNode)
        log.note(finding, file: nodes, feature: text)
      }
    }
    return numbers
  }

  private func readEdges(
    into ways: inout WalkWays, _ numbers: NodeNumbers, at latitude: Double, crs: String,
    log: inout ReadingLog
  ) throws(InputError) {
    var layer = try edgeLayer(log: &log)
    let mapping = try FieldMapping(
      Self.edgeRoles, stated: fields(for: Self.edgeRoles), in: layer)
    layer.settleNumbers(in: mapping.numberColumns)
    for finding in layer.findings { log.note(finding, file: edges) }
    log.assume(layer, mapping)
    guard let from = mapping[.edgeStart], let to = mapping[.edgeEnd] else {
      throw .data(file: edges, row: nil, .noEdgeFields)
    }
    let cells = layer.attributes
    let unit = unit(
      of: mapping[.edgeLength].map { cells.columns[$0] }, among: cells.columns, log: &log)
    var table = EdgeTable(
      cells: cells, from: from, to: to, length: mapping[.edgeLength], unit: unit, nodes: numbers)
    var walkability = LineWalkability(
      cells, profile: profile, stated: fields[FieldRole.highway.key])
    var check = EdgeLengthCheck()
    var connected = 0
    for row in 0..<cells.count {
      let number = cells.rowNumbers[row]
      switch table.edge(row) {
      case .success(let edge):
        connected += 1
        let straight = ways.positions[Int(edge.from)].distance(to: ways.positions[Int(edge.to)])
        let tags = walkability.tags(row)
        guard walkability.accepts(tags, metres: edge.length ?? straight) else { continue }
        let level = WayLevel(cells, row: row, fields: mapping, tags: tags)
        ways.addEdge(
          from: edge.from, to: edge.to, length: edge.length ?? straight, access: level.access)
        if let length = edge.length { check.add(length: length, straight: straight, row: number) }
      case .failure(let defect):
        if let loss = defect.loss { throw .data(file: edges, row: number, loss) }
        let finding = Finding(.error, .skipped, row: number, says: defect.message)
        log.note(finding, file: edges, feature: defect.node)
      }
    }
    try log.tally(
      LayerTally(
        .network, path: edges, form: LayerForm(layer, crs: crs), records: cells.fileRows,
        located: connected))
    walkability.note(file: edges, columns: cells.columns, log: &log)
    try note(check, taken: unit, at: latitude, log: &log)
    for finding in table.findings { log.note(finding, file: edges) }
    guard ways.segmentCount > 0 else {
      throw log.nothingRemains(of: [edges], walkability.explaining(.noUsableEdge))
    }
  }

  func edgeLayer(log: inout ReadingLog) throws(InputError) -> FeatureTable {
    let layer = try FeatureTable(path: edges, as: forms.edges)
    log.record(layer)
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
