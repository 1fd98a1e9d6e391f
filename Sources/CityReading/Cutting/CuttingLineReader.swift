import Assessment
import OSMFiles
import PlanarGeometry
import Projection
import RunFiles
import TableFiles
import WalkNetwork
import Wording

/// Reads the lines along which communities can be cut into blocks: by their tags or class also such as nobody walks on.
struct CuttingLineReader {
  let local: LocalSystem
  /// Around the communities; lines elsewhere are left out.
  let box: PlanarBox
  private(set) var lines: [CuttingLine] = []
  /// By file, classes of roads that are not known, with the number of lines.
  private var unknown: [String: [String: Int]] = [:]

  init(local: LocalSystem, box: PlanarBox) { (self.local, self.box) = (local, box) }

  /// What the ways of a network are.
  mutating func read(
    _ network: NetworkSource, log: inout ReadingLog
  ) throws(InputError) {
    switch network {
    case .file(let source):
      let contents = try FileContents(path: source.path)
      if var extract = try OSMExtract(reading: contents, profile: .standard) {
        try add(extract.lines(), of: source.path)
      } else {
        try read(streets: source, log: &log)
      }
    case .tables(let nodes, let table, let fields, let crs, let forms):
      let tables = NetworkTables(
        nodes: nodes, edges: table, fields: fields, crs: crs, forms: forms, profile: .standard)
      let edges = try tables.edgeLines(local: local, log: &log)
      for (row, points) in edges.lines {
        add(
          points, edges.classes.kind(of: row) ?? classed(edges.classes.word(of: row), tables.edges))
      }
    }
  }

  /// A layer of lines with a class of road; without such a column all are side streets.
  mutating func read(
    streets source: LayerSource, log: inout ReadingLog
  ) throws(InputError) {
    var source = source
    let highway = source.fields[FieldRole.highway.key]
    source.fields[FieldRole.lineClass.key] = source.fields[FieldRole.lineClass.key] ?? highway
    let layer = try InputLayer(source, roles: FieldRole.cuttingLine, log: &log)
    let classes = LineClasses(layer.features.attributes, column: layer.fields[.lineClass])
    for (feature, points) in try lines(of: layer) {
      add(points, classes.kind(of: feature) ?? classed(classes.word(of: feature), source.path))
    }
  }

  /// Rivers, railways and walls by their tags, polygons by their outlines.
  mutating func read(
    barriers source: LayerSource, log: inout ReadingLog
  ) throws(InputError) {
    let layer = try InputLayer(source, roles: FieldRole.barrier, log: &log)
    let attributes = layer.features.attributes
    var passable = PassableBarriers(attributes)
    let kinds = BarrierKinds(attributes)
    for (feature, points) in try lines(of: layer) where !passable.takes(feature) {
      add(points, kinds.kind(of: feature))
    }
  }

  /// Every line of a layer, and of polygons every outline, with its feature.
  private func lines(
    of layer: InputLayer
  ) throws(InputError) -> [(feature: Int, points: [PlanarPoint])] {
    let points = try layer.points(in: local)
    let geometry = layer.features.geometry
    return (0..<geometry.count).filter { ![.none, .points].contains(geometry.kinds[$0]) }
      .flatMap { feature in
        geometry.parts(of: feature).flatMap(geometry.rings(ofPart:)).map { ring in
          (feature, Array(points[geometry.coordinateRange(ofRing: ring)]))
        }
      }
  }

  private mutating func add(
    _ ways: [(kind: LineKind, places: [SourceCoordinate])], of file: String
  ) throws(InputError) {
    let points = try local.positions(of: ways.flatMap(\.places), in: .wgs84, file: file)
    var start = 0
    for way in ways {
      let end = start + way.places.count
      add(Array(points[start..<end]), CuttingLine.Kind(way.kind))
      start = end
    }
  }

  /// A line without a kind is left out, and one that is nowhere near.
  private mutating func add(_ points: [PlanarPoint], _ kind: CuttingLine.Kind?) {
    guard let kind, points.count > 1, points.allSatisfy(\.isFinite),
      PlanarBox(around: points).intersects(box)
    else { return }
    lines.append(CuttingLine(kind, through: points))
  }

  /// What a word says of a road; a word that is not known is noted.
  private mutating func classed(_ word: String?, _ file: String) -> CuttingLine.Kind? {
    guard let word else { return nil }
    switch LineClass(ofRoad: word) {
    case .cuts(let kind): return kind
    case .cutsNothing: return nil
    case .unknown:
      unknown[file, default: [:]][word, default: 0] += 1
      return nil
    }
  }

  /// Tells of classes that are not known.
  func noteUnknown(log: inout ReadingLog) {
    for (file, words) in unknown.sorted(by: { $0.key < $1.key }) {
      let listed = words.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      let message = InputMessage.unknownLineClasses(
        listed.map { (word: String($0.key.prefix(40)), count: $0.value) })
      log.note(Finding(.warning, .kept, field: FieldRole.lineClass.key, says: message), file: file)
    }
  }
}
