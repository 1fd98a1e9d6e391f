import Wording

/// The parts of a workbook that are no sheets.
struct WorkbookFrame {
  let sheets: [SheetWriter]

  static let declaration = #"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"# + "\n"
  static let namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let office =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let packages = "http://schemas.openxmlformats.org/package/2006"
  private static let sheetML =
    "application/vnd.openxmlformats-officedocument.spreadsheetml"

  private static func part(_ text: String) -> [UInt8] { Array((declaration + text).utf8) }

  var contentTypes: [UInt8] {
    let kinds = [("/xl/workbook.xml", "sheet.main"), ("/xl/styles.xml", "styles")]
    let all = kinds + sheets.indices.map { ("/xl/worksheets/sheet\($0 + 1).xml", "worksheet") }
    let overrides = all.map { part, kind in
      #"<Override PartName="\#(part)" ContentType="\#(Self.sheetML).\#(kind)+xml"/>"#
    }
    let relationships = "application/vnd.openxmlformats-package.relationships+xml"
    return Self.part(
      #"<Types xmlns="\#(Self.packages)/content-types">"#
        + #"<Default Extension="rels" ContentType="\#(relationships)"/>"#
        + #"<Default Extension="xml" ContentType="application/xml"/>"#
        + overrides.joined() + "</Types>")
  }

  private static func relationships(_ all: [(type: String, target: String)]) -> [UInt8] {
    let items = all.enumerated().map { number, item in
      #"<Relationship Id="rId\#(number + 1)" Type="\#(office)/\#(item.type)" Target="\#(item.target)"/>"#
    }
    return part(
      #"<Relationships xmlns="\#(packages)/relationships">"# + items.joined() + "</Relationships>")
  }

  var packageRelationships: [UInt8] {
    Self.relationships([("officeDocument", "xl/workbook.xml")])
  }

  var relationships: [UInt8] {
    let targets = sheets.indices.map { ("worksheet", "worksheets/sheet\($0 + 1).xml") }
    return Self.relationships(targets + [("styles", "styles.xml")])
  }

  var workbook: [UInt8] {
    let items = sheets.enumerated().map { number, sheet in
      #"<sheet name="\#(Self.escaped(sheet.name))" sheetId="\#(number + 1)" r:id="rId\#(number + 1)"/>"#
    }
    let names = filterNames
    return Self.part(
      #"<workbook xmlns="\#(Self.namespace)" xmlns:r="\#(Self.office)">"#
        + "<bookViews><workbookView/></bookViews><sheets>" + items.joined() + "</sheets>"
        + (names.isEmpty ? "" : "<definedNames>\(names)</definedNames>") + "</workbook>")
  }

  /// Spreadsheets expect the area of a filter among the names too.
  private var filterNames: String {
    let names = sheets.enumerated().compactMap { number, sheet in
      sheet.area(isFixed: true).map { area in
        let place = "'\(sheet.name.replacing("'", with: "''"))'!\(area)"
        return #"<definedName name="_xlnm._FilterDatabase" localSheetId="\#(number)" hidden="1">"#
          + Self.escaped(place) + "</definedName>"
      }
    }
    return names.joined()
  }

  private static func escaped(_ text: String) -> String {
    var bytes: [UInt8] = []
    SheetText.append(text, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Cell formats 0: as it is; 1: text; 2: header.
  static let styles = part(
    #"<styleSheet xmlns="\#(namespace)">"#
      + #"<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>"#
      + #"<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>"#
      + #"<fills count="2"><fill><patternFill patternType="none"/></fill>"#
      + #"<fill><patternFill patternType="gray125"/></fill></fills>"#
      + "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
      + #"<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>"#
      + #"<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>"#
      + #"<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>"#
      + #"<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/></cellXfs>"#
      + #"<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>"#
      + "</styleSheet>")
}
