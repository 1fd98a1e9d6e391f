import PlanarGeometry
import Projection
import TableFiles
import WalkNetwork
import Wording

/// Reads rivers, railways and walls: lines, and polygons by their outlines.
enum BarrierReader {
  /// - Parameter box: around the communities, in metres of `local`.
  /// - Throws: when no usable line is in the file.
  /// - Complexity: O(n log n) in the vertices.
  static func read(
    _ source: LayerSource, local: LocalSystem, box: PlanarBox, log: inout ReadingLog
  ) throws(InputError) -> BarrierLines {
    let loaded = try InputLayer(source, roles: FieldRole.barrier, log: &log)
    let geometry = loaded.features.geometry
    let points = try loaded.points(in: local)
    log.sample(loaded, at: points, of: .barriers)
    var segments: [(PlanarPoint, PlanarPoint)] = []
    var owners: [Int32] = []
    var names: [String?] = []
    var areAreas: [Bool] = []
    var passable = PassableBarriers(loaded.features.attributes)
    var check = PlaceCheck(loaded, local: local, box: box, of: .barriers)
    for feature in 0..<geometry.count where geometry.kinds[feature] != .none {
      guard let defect = defect(of: feature, geometry, points) else {
        let number = Int32(truncatingIfNeeded: names.count)
        check.check(feature, in: PlanarBox(around: points[geometry.coordinateRange(of: feature)]))
        guard !passable.takes(feature) else { continue }
        names.append(loaded.label(feature, .name, log: &log))
        areAreas.append(geometry.kinds[feature] == .polygons)
        for ring in geometry.parts(of: feature).flatMap(geometry.rings(ofPart:)) {
          let line = points[geometry.coordinateRange(ofRing: ring)]
          segments += zip(line, line.dropFirst())
          owners += [Int32](repeating: number, count: max(0, line.count - 1))
        }
        continue
      }
      log.note(Finding(.error, .skipped, row: loaded.row(feature), says: defect), file: loaded.path)
    }
    if let finding = passable.finding { log.note(finding, file: loaded.path) }
    guard !segments.isEmpty || passable.finding != nil else {
      throw log.nothingRemains(of: [loaded.path], .noBarriers)
    }
    check.noteDoubts(log: &log)
    try log.tally(tally(loaded, segments))
    return BarrierLines(segments, owners: owners, names: names, areAreas: areAreas)
  }

  private static func tally(
    _ loaded: InputLayer, _ segments: [(PlanarPoint, PlanarPoint)]
  ) -> LayerTally {
    var tally = LayerTally(.barriers, loaded)
    tally.whole.length = segments.reduce(0) { $0 + $1.0.distance(to: $1.1) }
    return tally
  }

  /// Why a feature stops nobody.
  private static func defect(
    of feature: Int, _ geometry: GeometryTable, _ points: [PlanarPoint]
  ) -> InputMessage? {
    guard geometry.kinds[feature] != .points else { return .barrierPoint }
    let own = points[geometry.coordinateRange(of: feature)]
    return own.allSatisfy(\.isFinite) ? nil : .notProjectable
  }
}
