import PlanarGeometry
import Projection
import TableFiles
import Wording

/// Which part each community belongs to: the cell of the middle of the box around all that has its id.
struct CommunityCells {
  let local: LocalSystem
  let grid: CellGrid
  /// In the order of their cells.
  private(set) var parts: [StudyPart] = []
  /// By feature of the layer; nil for one that is no polygon.
  private(set) var partOfFeature: [Int?] = []
  private(set) var withoutID = 0
  private var cells: [CellGrid.Cell] = []
  private var partsByID: [[UInt8]: Int] = [:]
  /// Of communities with a name, the parts of those that bear it.
  private var partsByName: [String: [Int]] = [:]

  /// - Parameter layer: of communities that are polygons.
  /// - Complexity: O(vertices + n log n).
  init(
    _ layer: InputLayer, workingCRS: String?, side: Double, log: inout ReadingLog
  ) throws(InputError) {
    try layer.refuseMangledIDs(.communityID)
    local = try layer.localSystem(given: workingCRS)
    grid = CellGrid(side: side)
    try assign(layer, log: &log)
  }

  private mutating func assign(
    _ layer: InputLayer, log: inout ReadingLog
  ) throws(InputError) {
    let boxes = try layer.boxes(in: local)
    let ids = boxes.indices.map { id(of: $0, in: layer, log: &log) }
    var whole: [[UInt8]: PlanarBox] = [:]
    for (id, box) in zip(ids, boxes) { if let box { whole[id, default: .empty].insert(box) } }
    let cellOf = whole.compactMapValues { grid.cell(at: $0.center) }
    guard !cellOf.isEmpty else { throw .data(file: layer.path, row: nil, .noCommunities) }
    cells = Set(cellOf.values).sorted()
    parts = cells.map { StudyPart(name: $0.name) }
    let places = Dictionary(uniqueKeysWithValues: cells.enumerated().map { ($1, $0) })
    partsByID = cellOf.compactMapValues { places[$0] }
    partOfFeature = zip(ids, boxes).map { $1 == nil ? nil : partsByID[$0] }
    for (id, part) in partsByID {
      parts[part].communities += 1
      parts[part].box.insert(whole[id] ?? .empty)
    }
    noteNames(in: layer, ids, log: &log)
  }

  private mutating func id(
    of feature: Int, in layer: InputLayer, log: inout ReadingLog
  ) -> [UInt8] {
    if let id = layer.label(feature, .communityID, log: &log) { return Array(id.utf8) }
    if layer.fields[.communityID] == nil, let id = layer.featureID(feature, log: &log) {
      return Array(id.utf8)
    }
    withoutID += 1
    return Array(layer.generatedID(feature).utf8)
  }

  private mutating func noteNames(
    in layer: InputLayer, _ ids: [[UInt8]], log: inout ReadingLog
  ) {
    var known: Set<[UInt8]> = []
    for (feature, id) in ids.enumerated() {
      guard let part = partOfFeature[feature], known.insert(id).inserted,
        let name = layer.label(feature, .communityName, log: &log)
      else { continue }
      partsByName[name, default: []].append(part)
    }
  }

  func part(ofCommunity id: String) -> Int? { partsByID[Array(id.utf8)] }

  /// The part of the one community with that name; nil where there are several.
  func part(ofCommunityNamed name: String) -> Int? {
    let parts = partsByName[name] ?? []
    return parts.count == 1 ? parts[0] : nil
  }

  /// The part of a polygon that is examined besides: that of its middle or, where there are no communities, the one
  /// whose communities are nearest. It is part of the box from then on.
  mutating func takeUnit(_ box: PlanarBox) -> Int? {
    guard let cell = grid.cell(at: box.center) else { return nil }
    let part =
      cells.firstIndex(of: cell)
      ?? parts.indices.min {
        parts[$0].box.squaredDistance(to: box) < parts[$1].box.squaredDistance(to: box)
      }
    if let part { parts[part].box.insert(box) }
    return part
  }
}

extension InputLayer {
  /// The box around each feature in metres; nil for one without a place.
  func boxes(in local: LocalSystem) throws(InputError) -> [PlanarBox?] {
    let points = try points(in: local)
    return (0..<count).map { feature in
      guard features.geometry.kinds[feature] != .none else { return nil }
      let own = points[features.geometry.coordinateRange(of: feature)]
      let box = PlanarBox(around: own.lazy.filter(\.isFinite))
      return box.isEmpty ? nil : box
    }
  }
}
