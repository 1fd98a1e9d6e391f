import Foundation
import TestSupport
import Testing

@testable import RunFiles
@testable import TableFiles
@testable import Wording

/// The archive and its parts.
@Suite struct WorkbookPackageTests {
  private let sample = TestWorkbook([["id", "name"], ["1", "甲"]])
  private let office = "http://purl.oclc.org/ooxml/officeDocument/relationships"

  /// Strict files, prefixes, targets from the root and with `..`, other names of parts.
  @Test func partsAreFoundByTheirRelationships() throws {
    var files = StoredZip([])
    let types = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    let parts = [
      "[Content_Types].xml":
        "<Types><Override PartName=\"/xl/workbook.xml\" ContentType=\"\(types)\"/></Types>",
      "_rels/.rels":
        "<Relationships><Relationship Id='a' Type='\(office)/officeDocument' Target='/xl/Workbook.xml'/></Relationships>",
      "XL\\workbook.xml": """
      <?xml version="1.0"?><!-- c --><x:workbook xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main">
      <x:sheets><x:sheet name='A&amp;B' sheetId='7' q:id='s'/></x:sheets></x:workbook>
      """,
      "xl/_rels/workbook.xml.rels": """
      <Relationships><Relationship Id="s" Type="\(office)/worksheet" Target="/xl/data/../data/./t.xml"/>
      <Relationship Id="t" Type="\(office)/sharedStrings" Target="strings.xml"/></Relationships>
      """,
      "xl/strings.xml": "<x:sst><x:si><x:t>id</x:t></x:si></x:sst>",
      "xl/data/t.xml": """
      <x:worksheet><x:sheetData><x:row r='1'><x:c r='A1' t='s'><x:v>0</x:v></x:c></x:row>
      <x:row r='2'><x:c r='A2'><x:v>5</x:v></x:c></x:row></x:sheetData></x:worksheet>
      """,
    ]
    files.files = parts.map { ($0.key, Array($0.value.utf8)) }
    let reading = try WorkbookReading(files.data)
    #expect(reading.columns == ["id"] && reading.rows == [["5"]])
    #expect(
      WorkbookReading.refusal(files.data, as: FileForm(layer: "C"))
        == .noSuchSheet("C", among: ["A&B"]))
  }

  @Test func partsInUTF16() throws {
    var files = StoredZip(sample.files)
    for place in files.files.indices {
      let text = String(decoding: files.files[place].content, as: UTF8.self)
      files.files[place].content =
        [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    }
    #expect(try WorkbookReading(files.data).rows == [["1", "甲"]])
  }

  /// Whatever the file is called; a comment and bytes before it do no harm.
  @Test(arguments: ["a.xlsx", "a.XLSM", "a.csv", "a"]) func workbookIsKnownByItsParts(name: String)
    throws
  {
    #expect(try WorkbookReading(sample.data, name: name).rows == [["1", "甲"]])
    var zip = StoredZip(sample.files)
    zip.comment = Array("PK\u{5}\u{6} a comment".utf8)
    #expect(try WorkbookReading(zip.data, name: name).rows == [["1", "甲"]])
    // The first bytes must still be those of a zip.
    zip.prefix = [0x50, 0x4B, 3, 4, 9, 9, 9]
    #expect(try WorkbookReading(zip.data, name: name).rows == [["1", "甲"]])
  }

  @Test func otherZipsAreNoWorkbooks() {
    let zip = StoredZip([("a.txt", Array("x".utf8))]).data
    #expect(WorkbookReading.refusal(zip, name: "a.zip") == .packed("zip"))
    #expect(WorkbookReading.refusal(zip) == .partMissing("xl/workbook.xml"))
    let ods = StoredZip([("mimetype", Array("application/vnd.oasis.opendocument.spreadsheet".utf8))]
    )
    #expect(WorkbookReading.refusal(ods.data, name: "a.ods") == .unsupported("ods"))
  }

  @Test func whatOnlyLooksLikeOne() {
    let old = Data([0xD0, 0xCF, 0x11, 0xE0] + [UInt8](repeating: 0, count: 600))
    #expect(WorkbookReading.refusal(old) == .oldWorkbook)
    #expect(WorkbookReading.refusal(old, name: "a.xls") == .unsupported("xls (Excel 97–2003)"))
    let name = "EncryptedPackage".utf16.flatMap { [UInt8($0 & 255), 0] }
    let secret = old.prefix(512) + Data(name) + Data(count: 96)
    #expect(WorkbookReading.refusal(secret, name: "a.xls") == .encrypted)
    #expect(WorkbookReading.refusal(Data("id,x\n1,2\n".utf8)) == .noWorkbookHere("xlsx"))
    #expect(WorkbookReading.refusal(Data("<html>".utf8)) == .noData("HTML"))
    var binary = sample
    binary.parts["_rels/.rels"] =
      "<Relationships><Relationship Type=\"x/officeDocument\" Target=\"xl/workbook.bin\"/></Relationships>"
    binary.parts["xl/workbook.bin"] = "?"
    #expect(WorkbookReading.refusal(binary.data, name: "a.xlsb") == .binaryWorkbook)
  }

  @Test func cutOffFile() {
    for share in [0.1, 0.5, 0.9, 0.999] {
      let part = sample.data.prefix(Int(Double(sample.data.count) * share))
      #expect(WorkbookReading.refusal(part) == .archiveCutOff)
    }
  }

  /// The number at a place of the directory's entry of the sheet.
  private func changed(_ data: Data, field: Int, to value: UInt32) -> Data {
    var bytes = [UInt8](data)
    let name = Array("xl/worksheets/sheet1.xml".utf8)
    let mark: [UInt8] = [0x50, 0x4B, 1, 2]
    let entry = bytes.indices.first { place in
      bytes[place...].starts(with: mark) && bytes[(place + 46)...].starts(with: name)
    }
    guard let entry else { return data }
    for index in 0..<4 {
      bytes[entry + field + index] = UInt8(value >> UInt32(8 * index) & 255)
    }
    return Data(bytes)
  }

  /// Check sum, packed size, size, place of the header.
  @Test(arguments: [(16, 1), (20, 9), (20, 4_000_000_000), (24, 9), (42, 7), (42, 0xFFFF_FFFF)])
  func numbersThatLie(field: Int, value: UInt32) {
    for workbook in [sample.data, MadeWorkbook.inline] {
      let refusal = WorkbookReading.refusal(changed(workbook, field: field, to: value))
      #expect(
        refusal == .partDamaged("xl/worksheets/sheet1.xml") || refusal == .archiveCutOff
          || refusal == .partMissing("xl/worksheets/sheet1.xml"))
    }
  }

  @Test func statedSizesBeyondTheLimit() {
    let data = changed(sample.data, field: 24, to: 2_000_000_000)
    #expect(
      WorkbookReading.refusal(data)
        == .partTooLarge("xl/worksheets/sheet1.xml", megabytes: 1024))
    #expect(
      WorkbookReading.refusal(changed(sample.data, field: 10, to: 12))
        == .partPackedOtherwise("xl/worksheets/sheet1.xml", method: 12))
    #expect(WorkbookReading.refusal(changed(sample.data, field: 8, to: 1)) == .encrypted)
  }

  /// A gibibyte of zeros behind a size that says a kilobyte stops at the kilobyte.
  @Test func bombIsNotUnpacked() throws {
    var file = DeflatedFile()
    let zeros = [UInt8](repeating: 0x20, count: 1 << 20)
    for _ in 0..<64 { file.append(zeros) }
    var zip = ZipWriter()
    for (name, content) in sample.files where name != "xl/worksheets/sheet1.xml" {
      zip.append(name, content)
    }
    zip.append("xl/worksheets/sheet1.xml", file)
    let bomb = Data(zip.finish())
    #expect(bomb.count < 200_000)
    #expect(
      WorkbookReading.refusal(changed(bomb, field: 24, to: 1000))
        == .partDamaged("xl/worksheets/sheet1.xml"))
    let archive = try ZipArchive(FileContents(path: "b", content: bomb))
    #expect(try archive.beginning(of: "xl/worksheets/sheet1.xml", 1000).count == 1000)
    #expect(throws: InputError.self) {
      try archive.unpack("xl/worksheets/sheet1.xml", atMost: 1 << 20)
    }
  }

  @Test func damagedXML() {
    for xml in [
      "<sheetData><row><c><v>1</v></c>", "<sheetData><row><c><v>1", "<sheetData><row r=\"1",
      "<!DOCTYPE x [<!ENTITY a \"b\">]><sheetData/>", "<sheetData><row><c><v>1<![CDATA[",
      "<sheetData></sheetData><!-- ",
    ] {
      var workbook = sample
      workbook.parts["xl/worksheets/sheet1.xml"] = "<worksheet>" + xml
      let refusal = WorkbookReading.refusal(workbook.data)
      #expect(refusal?.problem.en.contains("is no sound XML at byte") == true, "\(xml)")
    }
  }

  @Test func zip64() throws {
    let archive = try ZipArchive(FileContents(path: "z", content: Self.zip64))
    #expect(archive.names == ["a.txt"])
    #expect(try archive.unpack("A.TXT", atMost: 100) == Array("hello hello hello".utf8))
  }

  /// By Python's zipfile: `open(…, "w", force_zip64=True)` to a stream without places, so that sizes stand in
  /// the extra field and behind the data; the end of the archive was then given numbers of 64 bits by hand.
  private static let zip64 =
    Data(
      base64Encoded: """
        UEsDBC0ACAAAAAAAIQAAAAAA//////////8FABQAYS50eHQBABAAAAAAAAAAAAAAAAAAAAAAAGhlbGxv
        IGhlbGxvIGhlbGxvUEsHCICI+eURAAAAAAAAABEAAAAAAAAAUEsBAi0DLQAIAAAAAAAhAICI+eX/////
        /////wUAHAAAAAAAAAAAAIAB/////2EudHh0AQAYABEAAAAAAAAAEQAAAAAAAAAAAAAAAAAAAFBLBgYs
        AAAAAAAAAC0ALQAAAAAAAAAAAAEAAAAAAAAAAQAAAAAAAABPAAAAAAAAAGAAAAAAAAAAUEsGBwAAAACv
        AAAAAAAAAAEAAABQSwUGAAAAAP///////////////wAA
        """, options: .ignoreUnknownCharacters) ?? Data()
}
