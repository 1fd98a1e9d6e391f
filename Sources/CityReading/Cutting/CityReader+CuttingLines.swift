import Assessment
import OSMFiles
import PlanarGeometry
import Projection
import RunFiles
import TableFiles
import Wording

extension FieldRole {
  /// The class of a road, as OpenStreetMap or a plan names it.
  static let lineClass = FieldRole(
    "class", "highway", "fclass", "road_class", "道路等级", "道路类型", "道路类别", "等级", "类型", "类别",
    of: .text)
  static let cuttingLine = [lineClass] + wayLevel
}

extension CityReader {
  /// The lines along which communities can be cut, where they are asked for: of the network, of the layer of
  /// streets, and the barriers.
  ///
  /// What the network and the barriers hold besides is told where they are read themselves.
  func readCuttingLines(
    local: LocalSystem, box: PlanarBox, log: inout ReadingLog
  ) throws(InputError) -> [CuttingLine] {
    guard readsCuttingLines else { return [] }
    var reader = CuttingLineReader(local: local, box: box)
    var silent = ReadingLog(language: language)
    if let network = study.network { try reader.read(network, log: &silent) }
    if let streets = study.streets { try reader.read(streets: streets, log: &log) }
    if let barriers = study.barriers { try reader.read(barriers: barriers, log: &silent) }
    for file in silent.inputs where !log.inputs.contains(where: { $0.path == file.path }) {
      log.record(file)
    }
    reader.noteUnknown(log: &log)
    guard !reader.lines.isEmpty else {
      let file = study.streets?.path ?? study.network?.path ?? study.barriers?.path
      log.note(Finding(.warning, .kept, says: .noCuttingLines), file: file)
      return []
    }
    return reader.lines
  }
}
