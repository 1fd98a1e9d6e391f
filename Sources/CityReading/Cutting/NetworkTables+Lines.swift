import PlanarGeometry
import Projection
import TableFiles
import Wording

extension NetworkTables {
  /// The edges as straight lines, by row; edges of unknown nodes are told of where the network is read.
  ///
  /// - Complexity: O(rows).
  func edgeLines(
    local: LocalSystem, log: inout ReadingLog
  ) throws(InputError) -> (lines: [(row: Int, points: [PlanarPoint])], classes: LineClasses) {
    let loaded = try InputLayer(nodeSource, roles: Self.nodeRoles, log: &log)
    let positions = try loaded.points(in: local)
    let layer = try edgeLayer(log: &log)
    let roles = Self.edgeRoles + [.lineClass]
    var stated = fields(for: roles)
    stated[FieldRole.lineClass.key] = stated[FieldRole.lineClass.key] ?? fields["highway"]
    let mapping = try FieldMapping(roles, stated: stated, in: layer)
    guard let from = mapping[.edgeStart], let to = mapping[.edgeEnd] else {
      throw .data(file: edges, row: nil, .noEdgeFields)
    }
    var table = EdgeTable(
      cells: layer.attributes, from: from, to: to, length: nil, unit: .metre,
      nodes: try numbers(of: loaded, log: &log))
    var lines: [(Int, [PlanarPoint])] = []
    for row in 0..<layer.attributes.count {
      guard case .success(let edge) = table.edge(row) else { continue }
      lines.append((row, [positions[Int(edge.from)], positions[Int(edge.to)]]))
    }
    return (lines, LineClasses(layer.attributes, column: mapping[.lineClass]))
  }
}
