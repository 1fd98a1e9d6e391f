import RunFiles
import Wording

/// The formats that are told apart by a file's first bytes or by its name.
package enum FileFormat: Equatable, Sendable {
  case geoJSON, csv, shapefile

  /// Recognises the format of a text.
  init(of contents: FileContents) throws(InputError) {
    let name = contents.path.lowercased()
    let isTable = [".csv", ".tsv", ".txt"].contains { name.hasSuffix($0) }
    self = !isTable && Self.looksLikeJSON(contents) ? .geoJSON : .csv
    if !isTable && self == .csv && [".json", ".geojson"].contains(where: { name.hasSuffix($0) }) {
      throw .data(file: contents.path, row: 1, .notJSON)
    }
  }

  private static func looksLikeJSON(_ contents: FileContents) -> Bool {
    let leading: Set<UInt8> = [0xEF, 0xBB, 0xBF, 0x20, 0x09, 0x0A, 0x0D, 0x1E]
    guard let first = contents.bytes.first(where: { !leading.contains($0) }) else { return false }
    return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
  }
}
