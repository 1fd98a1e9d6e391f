import PlanarGeometry
import Projection
import TableFiles
import Wording

/// The points of an `entrances` file by the facility that they belong to; ids are compared as UTF-8.
struct FacilityEntrances {
  private let path: String
  private var points: [[UInt8]: [PlanarPoint]] = [:]
  private var used: Set<[UInt8]> = []

  init(
    _ source: EntranceSource, local: LocalSystem, log: inout ReadingLog
  ) throws(InputError) {
    let facility = FieldRole(source.facilityField)
    var layer = source.source
    layer.fields[facility.key] = source.facilityField
    var loaded = try InputLayer(layer, roles: FieldRole.position + [facility], log: &log)
    loaded.discardAllBut(.points, .notPoint, log: &log)
    path = loaded.path
    let places = try loaded.points(in: local)
    for position in 0..<loaded.count where loaded.features.geometry.kinds[position] == .points {
      let own = places[loaded.features.geometry.coordinateRange(of: position)]
      let row = loaded.row(position)
      guard let id = loaded.label(position, facility, log: &log) else {
        log.note(Finding(.error, .skipped, row: row, .entranceWithoutFacility), file: path)
        continue
      }
      guard own.allSatisfy(\.isFinite) else {
        log.note(Finding(.error, .skipped, row: row, .notProjectable), file: path, feature: id)
        continue
      }
      points[Array(id.utf8), default: []] += own
    }
  }

  /// The entrances of facility `id`, nil when it has none.
  mutating func take(_ id: String) -> [PlanarPoint]? {
    let key = Array(id.utf8)
    used.insert(key)
    return points[key]
  }

  /// Notes entrances of facilities that nobody asked for.
  func noteUnused(_ log: inout ReadingLog) {
    let unused = points.keys.filter { !used.contains($0) }
    guard let first = unused.min(by: { $0.lexicographicallyPrecedes($1) }) else { return }
    let name = String(decoding: first, as: UTF8.self)
    let finding = Finding(.warning, .skipped, .unusedEntrances(unused.count, first: name))
    log.note(finding, file: path)
  }
}
