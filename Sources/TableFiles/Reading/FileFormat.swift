import RunFiles
import Wording

/// The formats that are told apart by a file's first bytes or by its name.
package enum FileFormat: Equatable, Sendable {
  case geoJSON, csv, workbook, geoPackage, shapefile

  /// As people call it.
  package var name: String {
    switch self {
    case .geoJSON: "GeoJSON"
    case .csv: "CSV"
    case .workbook: "xlsx"
    case .geoPackage: "GeoPackage"
    case .shapefile: "Shapefile"
    }
  }

  /// Whether its files are texts, which are in an encoding.
  package var isText: Bool { [.geoJSON, .csv].contains(self) }

  /// Whether its files can hold several layers or sheets.
  var hasLayers: Bool { [.workbook, .geoPackage].contains(self) }

  /// Whether its tables have a row of headings.
  var hasHeader: Bool { [.workbook, .csv].contains(self) }

  /// Recognises the format of a text: GeoJSON or CSV.
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
