package import Foundation

/// A workbook put together from the XML of its sheets, stored in a zip.
package struct TestWorkbook {
  package struct Sheet {
    package var name: String
    /// What stands in the element `worksheet`.
    package var xml: String
    package var isHidden = false

    package init(_ name: String, _ xml: String, isHidden: Bool = false) {
      (self.name, self.xml, self.isHidden) = (name, xml, isHidden)
    }
  }

  package var sheets: [Sheet]
  /// Elements `si`.
  package var strings = ""
  package var styles = "<styleSheet/>"
  package var properties = ""
  /// Replaces or adds parts.
  package var parts: [String: String] = [:]

  package init(_ sheets: [Sheet]) { self.sheets = sheets }

  /// One sheet of rows in XML, and what stands behind them.
  package init(rows: String, _ rest: String = "") {
    self.init([Sheet("Sheet1", "<sheetData>\(rows)</sheetData>\(rest)")])
  }

  /// One sheet of cells: what is a number for Swift is one, empty texts are no cells.
  package init(_ table: [[String]]) { self.init(rows: Self.rows(table)) }

  package static func rows(_ table: [[String]]) -> String {
    table.map { "<row>" + $0.map(cell).joined() + "</row>" }.joined()
  }

  private static func cell(_ text: String) -> String {
    if text.isEmpty { return "<c/>" }
    if Double(text) != nil { return "<c><v>\(text)</v></c>" }
    return "<c t=\"inlineStr\"><is><t>\(text)</t></is></c>"
  }

  private static let relation =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

  private static func relationships(_ all: [(type: String, target: String)]) -> String {
    let items = all.enumerated().map {
      "<Relationship Id=\"r\($0)\" Type=\"\(relation)/\($1.type)\" Target=\"\($1.target)\"/>"
    }
    return "<Relationships>" + items.joined() + "</Relationships>"
  }

  package var files: [(name: String, content: [UInt8])] {
    let names = sheets.indices.map { "worksheets/sheet\($0 + 1).xml" }
    let listed = sheets.enumerated().map { number, sheet in
      let state = sheet.isHidden ? " state=\"hidden\"" : ""
      return "<sheet name=\"\(sheet.name)\" sheetId=\"\(number + 1)\" r:id=\"r\(number)\"\(state)/>"
    }
    let related = names.map { ("worksheet", $0) }
    var all = [
      "[Content_Types].xml": "<Types/>",
      "_rels/.rels": Self.relationships([("officeDocument", "xl/workbook.xml")]),
      "xl/workbook.xml": "<workbook>\(properties)<sheets>\(listed.joined())</sheets></workbook>",
      "xl/_rels/workbook.xml.rels": Self.relationships(
        related + [("styles", "styles.xml"), ("sharedStrings", "sharedStrings.xml")]),
      "xl/styles.xml": styles, "xl/sharedStrings.xml": "<sst>\(strings)</sst>",
    ]
    for (name, sheet) in zip(names, sheets) {
      all["xl/\(name)"] = "<worksheet>\(sheet.xml)</worksheet>"
    }
    return all.merging(parts) { $1 }.sorted { $0.key < $1.key }.map {
      ($0.key, Array($0.value.utf8))
    }
  }

  package var data: Data { StoredZip(files).data }
}
