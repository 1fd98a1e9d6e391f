import Foundation
import TestSupport

/// Tables of a workbook by its XML, unpacked by zlib itself.
struct BundledSheets {
  /// In the order of the sheets.
  private(set) var sheets: [(name: String, rows: [[String: Cell]])] = []

  /// What a cell holds, and whether as a number.
  struct Cell: Equatable {
    var text: String
    var isNumber: Bool
  }

  init(_ data: Data) {
    let files = Unzipped([UInt8](data))
    let names = files.text("xl/workbook.xml").matches(of: /<sheet name="([^"]*)"/).map(\.1)
    for (number, name) in names.enumerated() {
      let xml = files.text("xl/worksheets/sheet\(number + 1).xml")
      let rows = xml.matches(of: /<row [^>]*>(.*?)<\/row>/).map { Self.cells(of: $0.1) }
      let heads = rows.first ?? [:]
      sheets.append(
        (
          String(name),
          rows.dropFirst().map { row in
            Dictionary(uniqueKeysWithValues: row.map { (heads[$0]?.text ?? "?", $1) })
          }
        ))
    }
  }

  /// By the letters of the column.
  private static func cells(of row: Substring) -> [String: Cell] {
    let pattern = /<c r="([A-Z]+)\d+"[^>]*>(?:<v>([^<]*)<\/v>|<is><t[^>]*>([^<]*)<\/t><\/is>)<\/c>/
    return Dictionary(
      uniqueKeysWithValues: row.matches(of: pattern).map { match in
        let text = String(match.2 ?? match.3 ?? "")
        return (String(match.1), Cell(text: plain(text), isNumber: match.2 != nil))
      })
  }

  private static func plain(_ text: String) -> String {
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")].reduce(text) {
      $0.replacing($1.0, with: $1.1)
    }
  }

  subscript(_ name: String) -> [[String: Cell]] { sheets.first { $0.name == name }?.rows ?? [] }
}
