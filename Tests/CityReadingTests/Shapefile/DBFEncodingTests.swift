import Foundation
import TestSupport
import Testing

@testable import RunFiles
@testable import TableFiles
@testable import Wording

/// In what the texts of a `.dbf` are. Bytes by Python's codecs.
@Suite struct DBFEncodingTests {
  /// 名称 and 翠苑一区 in GBK; the same in UTF-8 are Swift's own.
  private static let gbkName: [UInt8] = [0xC3, 0xFB, 0xB3, 0xC6]
  private static let gbkText: [UInt8] = [0xB4, 0xE4, 0xD4, 0xB7, 0xD2, 0xBB, 0xC7, 0xF8]
  private static let text = "翠苑一区"

  private func layer(
    _ texts: [[UInt8]], name: [UInt8] = Array("n".utf8), width: Int = 20, cpg: String? = nil,
    driver: UInt8 = 0, stated: String? = nil
  ) throws -> FeatureTable {
    let folder = try TemporaryFolder()
    var table = ShapefileBytes.Table()
    table.driver = driver
    table.fields = [(name, "C", width, 0)]
    table.rows = texts.map { [$0] }
    if let cpg { try folder.write("a.CPG", cpg) }
    let path = try folder.write("a.dbf", Data(table.bytes))
    return try FeatureTable(path: path, as: FileForm(encoding: stated))
  }

  private func told(_ layer: FeatureTable, _ words: String) -> Bool {
    layer.findings.contains { $0.message.problem.en.contains(words) }
  }

  @Test(
    arguments: [
      "GBK", "936", "ANSI 936", "GB2312", "cp936", "GB18030", "LDID/77", "OEM 936", "system", nil,
    ] as [String?])
  func gbk(cpg: String?) throws {
    let layer = try layer([Self.gbkText], name: Self.gbkName, cpg: cpg)
    #expect(layer.attributes.columns == ["名称"])
    #expect(layer.attributes.text(row: 0, column: 0) == Self.text)
    #expect(layer.findings.isEmpty, "\(layer.findings)")
    #expect(layer.attributes.contents.encoding?.name == "GB18030")
  }

  @Test(arguments: [0x4D, 0x7A, 0x57, 0] as [UInt8]) func driversOfTheHead(driver: UInt8) throws {
    let layer = try layer([Self.gbkText], driver: driver)
    #expect(layer.attributes.text(row: 0, column: 0) == Self.text && layer.findings.isEmpty)
  }

  @Test(arguments: ["UTF-8", "utf8", "65001", nil, "nonsense"] as [String?])
  func utf8(cpg: String?) throws {
    let layer = try layer([Array(Self.text.utf8)], name: Array("名称".utf8), cpg: cpg)
    #expect(layer.attributes.columns == ["名称"])
    #expect(layer.attributes.text(row: 0, column: 0) == Self.text)
    #expect(told(layer, "'nonsense', which is not known") == (cpg == "nonsense"))
    #expect(layer.attributes.contents.encoding == nil)
  }

  @Test(
    arguments: [("ISO-8859-1", 0), ("1252", 0), ("8859-1", 0), (nil, 0x57), (nil, 0x03)]
      as [(String?, UInt8)])
  func western(cpg: String?, driver: UInt8) throws {
    let layer = try layer([Array("Caf".utf8) + [0xE9]], cpg: cpg, driver: driver)
    #expect(layer.attributes.text(row: 0, column: 0) == "Café")
    #expect(layer.findings.isEmpty)
  }

  @Test func traditional() throws {
    let big5: [UInt8] = [0xA5, 0x78, 0xA5, 0x5F]  // 台北
    #expect(try layer([big5], driver: 0x78).attributes.text(row: 0, column: 0) == "台北")
    #expect(try layer([big5], cpg: "Big5").attributes.text(row: 0, column: 0) == "台北")
  }

  /// What plainly is something else than the file says of itself.
  @Test func contradictions() throws {
    let gbk = try layer([Self.gbkText], cpg: "UTF-8")
    #expect(gbk.attributes.text(row: 0, column: 0) == Self.text)
    #expect(told(gbk, "texts are in UTF-8, but they are in GB18030"))
    let western = try layer([Self.gbkText, Self.gbkName], cpg: "ISO-8859-1")
    #expect(western.attributes.text(row: 1, column: 0) == "名称")
    #expect(told(western, "texts are in ISO-8859-1, but they are in GB18030"))
    let utf8 = try layer([Array(Self.text.utf8)], driver: 0x4D)
    #expect(utf8.attributes.text(row: 0, column: 0) == Self.text)
    #expect(told(utf8, "texts are in 0x4D, but they are in UTF-8"))
  }

  /// 模 in GBK is sound UTF-8 too; what the file says decides.
  @Test func shortTextsProveNothing() throws {
    let layer = try layer([[0xC4, 0xA3]], cpg: "GBK")
    #expect(layer.attributes.text(row: 0, column: 0) == "模" && layer.findings.isEmpty)
  }

  @Test func statedEncodingCounts() throws {
    let layer = try layer([Array("Caf".utf8) + [0xE9]], stated: "windows-1252")
    #expect(layer.attributes.text(row: 0, column: 0) == "Café")
    #expect(throws: InputError.self) { _ = try self.layer([Self.gbkText], stated: "no-such") }
    #expect(throws: InputError.self) {
      _ = try self.layer(Array(repeating: Self.gbkText, count: 9), stated: "UTF-8")
    }
  }

  @Test func unknownEncodingIsAsked() throws {
    do {
      _ = try layer([Array("Caf".utf8) + [0xE9]])
      Issue.record("was read")
    } catch let error as InputError {
      #expect("\(error)".contains("encoding: windows-1252"))
    }
  }

  /// Fields of four bytes hold one character and a third of 翠苑 in UTF-8, and of five bytes two and a half in GBK.
  @Test func charactersThatAreCutOff() throws {
    let utf8 = try layer(
      [Array(Self.text.utf8.prefix(4)), Array("ab".utf8)], width: 4, cpg: "UTF-8")
    #expect(utf8.attributes.text(row: 0, column: 0) == "翠")
    #expect(utf8.attributes.text(row: 1, column: 0) == "ab")
    let gbk = try layer([Array(Self.gbkText.prefix(5)), Self.gbkName], width: 5, cpg: "GBK")
    #expect(gbk.attributes.text(row: 0, column: 0) == "翠苑")
    #expect(gbk.attributes.text(row: 1, column: 0) == "名称")
    for layer in [utf8, gbk] {
      let cuts = layer.findings.filter { $0.message.problem.en.contains("cut within a character") }
      #expect(cuts.count == 1 && cuts[0].row == 1 && layer.attributes.contents.faultyLines.isEmpty)
    }
  }

  /// Names of columns are cut after ten bytes, within 码.
  @Test func namesThatAreCutOff() throws {
    let name = Array("社区编码".utf8.prefix(10))
    #expect(try layer([Array("a".utf8)], name: name).attributes.columns == ["社区编"])
  }

  @Test func badBytesAreToldByRow() throws {
    let rows = Array(repeating: Array("翠苑一区".utf8), count: 30) + [[0xE7, 0xFF, 0x41]]
    let layer = try layer(rows, cpg: "UTF-8")
    #expect(layer.attributes.count == 31)
    #expect(layer.attributes.text(row: 29, column: 0) == Self.text)
    #expect(layer.attributes.contents.faultyLines == [31])
  }
}
