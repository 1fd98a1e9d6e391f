import PlanarGeometry
import Projection
import SpatialIndexing
import TableFiles
import Wording

/// The rows of a layer that each part has, and the files of them.
struct LayerPieces {
  private let layer: InputLayer
  private let roles: [FieldRole]
  private let written: WrittenRows?
  /// By part, in ascending order.
  private(set) var rows: [[Int]]
  /// Rows that no part can have: the layer says no place of them, or names no community.
  private(set) var nowhere: [Int] = []

  /// - Parameter roles: what was looked for in its columns.
  init(_ layer: InputLayer, roles: [FieldRole], parts: Int) {
    (self.layer, self.roles) = (layer, roles)
    written = WrittenRows(layer.features)
    rows = (0..<parts).map { _ in [] }
  }

  /// Gives every row to the one part that `part` names.
  mutating func assign(_ part: (Int) -> Int?) {
    for row in 0..<layer.count {
      if let part = part(row) { rows[part].append(row) } else { nowhere.append(row) }
    }
  }

  /// Gives every feature to all parts whose box it meets.
  ///
  /// - Complexity: O(rows · log parts).
  mutating func spread(_ features: [PlanarBox?], over boxes: [PlanarBox]) {
    nowhere += features.indices.filter { features[$0] == nil }
    Self.forEachMeeting(of: features, with: boxes) { rows[$1].append($0) }
  }

  /// Gives features to the parts whose box they meet besides those that have them.
  ///
  /// - Complexity: O(rows · log parts).
  mutating func addMeeting(_ features: [PlanarBox?], to boxes: [PlanarBox]) {
    let homes = rows.map(Set.init)
    Self.forEachMeeting(of: features, with: boxes) { row, part in
      if !homes[part].contains(row) { rows[part].append(row) }
    }
    for part in rows.indices { rows[part].sort() }
  }

  private static func forEachMeeting(
    of features: [PlanarBox?], with boxes: [PlanarBox], _ body: (_ row: Int, _ part: Int) -> Void
  ) {
    let tree = BoxTree(boxes)
    var parts: [Int32] = []
    for (row, box) in features.enumerated() {
      guard let box else { continue }
      parts.removeAll(keepingCapacity: true)
      tree.query(box, into: &parts)
      for part in parts { body(row, Int(part)) }
    }
  }

  /// Gives each part the feature that is nearest to its box of every kind that it has none of: that there is one
  /// somewhere decides what is said of places without a way.
  ///
  /// - Parameter kinds: of each feature.
  /// - Complexity: O(parts · features of the kinds that are missing).
  mutating func addNearest(
    of kinds: [[Int32]], _ features: [PlanarBox?], to boxes: [PlanarBox]
  ) {
    var bearers: [Int32: [Int]] = [:]
    for row in features.indices where features[row] != nil {
      for kind in kinds[row] { bearers[kind, default: []].append(row) }
    }
    for (part, box) in boxes.enumerated() {
      let present = Set(rows[part].flatMap { kinds[$0] })
      let missing = bearers.filter { !present.contains($0.key) }.values
      func distance(_ row: Int) -> Double { (features[row] ?? .empty).squaredDistance(to: box) }
      let nearest = missing.compactMap { $0.min { (distance($0), $0) < (distance($1), $1) } }
      rows[part] = Set(rows[part] + nearest).sorted()
    }
  }

  /// Gives every row to all parts that want it; one that none wants is nowhere.
  mutating func choose(_ isOf: (_ part: Int, _ row: Int) -> Bool) {
    for part in rows.indices { rows[part] = (0..<layer.count).filter { isOf(part, $0) } }
    let taken = Set(rows.joined())
    nowhere = (0..<layer.count).filter { !taken.contains($0) }
  }

  var path: String { layer.path }

  /// Rows with a place, or of a community, that no part has. Complexity: O(rows of the parts).
  var beyond: Int {
    var isTaken = [Bool](repeating: false, count: layer.count)
    for row in [rows, [nowhere]].joined().joined() { isTaken[row] = true }
    return isTaken.count { !$0 }
  }

  /// Rows of the file that no part can have: those nowhere, and those that cannot be read.
  var lost: Int { nowhere.count + layer.features.attributes.fileRows - layer.count }

  /// Features that leave out what others state are written anew, with what is left out: a field that none of the part's
  /// features has would be one that the file does not have.
  func bytes(ofPart part: Int) -> [UInt8] {
    let own = rows[part]
    guard let written, layer.features.isTable || haveAllColumns(own) else {
      return layer.features.text(of: own)
    }
    return written.file(of: own)
  }

  private func haveAllColumns(_ rows: [Int]) -> Bool {
    let attributes = layer.features.attributes
    var left = Set(attributes.columns.indices)
    for row in rows where !left.isEmpty { left.subtract(attributes.columns(ofRow: row)) }
    return left.isEmpty
  }

  /// Name of the file in a part: that of the whole where rows are carried over as they are written.
  var fileName: String {
    let name = layer.path.fileName
    guard written == nil else { return name }
    let stem = name.split(separator: ".").first.map(String.init) ?? name
    return stem + (layer.features.isTable ? ".csv" : ".geojson")
  }

  /// How a study reads the file, where it does not say so.
  var headerRow: Int? { written == nil ? (layer.features.isTable ? 1 : nil) : written?.headerRow }

  /// The system of its coordinates; nil where it has none.
  var crs: String? {
    layer.features.geometry.coordinates.isEmpty ? nil : layer.crs.definition
  }

  /// Names of the columns that say what, by the role's key, where they may be found by other rules than in the file of a
  /// part: a Shapefile cuts long names.
  var fields: [(key: String, columns: [String])] {
    guard written == nil else { return [] }
    let (names, ids) = (layer.features.attributes.columns, layer.fields.idColumns)
    return roles.compactMap { role in
      if role.key == FieldRole.id.key, !ids.isEmpty { return (role.key, ids.map { names[$0] }) }
      return layer.fields[role].map { (role.key, [names[$0]]) }
    }
  }

  var firstNowhere: Int { nowhere.first.map(layer.row) ?? 0 }
}
