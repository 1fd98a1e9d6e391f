import Foundation
import TestSupport
import Testing

@testable import CityReading
@testable import RunFiles
@testable import TableFiles
@testable import Wording

/// Texts in other encodings; the bytes are those that Python's codecs write.
@Suite struct TextEncodingTests {
  private static let text =
    "社区编码,名称\r\n330102001,翠苑一区\r\n330102002,朝晖街道“大浒东苑”(㎡)𠮷\r\n"

  private static func bytes(_ hexadecimal: String) -> Data {
    let digits = hexadecimal.compactMap(\.hexDigitValue)
    let pairs = stride(from: 0, to: digits.count, by: 2)
    return Data(pairs.map { UInt8(16 * digits[$0] + digits[$0 + 1]) })
  }

  private static let gb18030 = bytes(
    "c9e7c7f8b1e0c2eb2cc3fbb3c60d0a3333303130323030312cb4e4d4b7d2bbc7f80d0a3333303130"
      + "323030322cb3afeacdbdd6b5c0a1b0b4f3e4b0b6abd4b7a1b128a94f299534b2350d0a")

  private static let utf16LE = bytes(
    "fffe3e793a53167f01782c000d54f0790d000a003300330030003100300032003000300031002c00"
      + "e07fd182004e3a530d000a003300330030003100300032003000300032002c001d67566657885390"
      + "1c202759526d1c4ed1821d202800a133290042d8b7df0d000a00")

  private static let utf16BE = bytes(
    "feff793e533a7f167801002c540d79f0000d000a003300330030003100300032003000300031002c"
      + "7fe082d14e00533a000d000a003300330030003100300032003000300032002c671d665688579053"
      + "201c59276d524e1c82d1201d002833a10029d842dfb7000d000a")

  private func read(_ data: Data, in encoding: String? = nil) throws -> FileContents {
    let folder = try TemporaryFolder()
    return try FileContents(path: try folder.write("a.csv", data)).text(in: encoding)
  }

  private func string(_ contents: FileContents) -> String {
    String(decoding: contents.bytes[..<contents.count], as: UTF8.self)
  }

  @Test(arguments: [(gb18030, "GB18030"), (utf16LE, "UTF-16LE"), (utf16BE, "UTF-16BE")])
  func isFound(data: Data, name: String) throws {
    let contents = try read(data)
    #expect(string(contents) == Self.text)
    #expect(contents.encoding?.name == name)
    #expect(contents.faultyLines.isEmpty)
    #expect(contents.bytes.last == 0)
  }

  @Test func utf8IsAsItStands() throws {
    let contents = try read(Data(Self.text.utf8))
    #expect(contents.encoding == nil && string(contents) == Self.text)
  }

  /// The hash is that of the file, not of what was made of it.
  @Test func theHashIsThatOfTheFile() throws {
    let contents = try read(Self.gb18030)
    #expect(contents.inputFile.sha256 == SHA256.hexadecimal(of: [UInt8](Self.gb18030)[...]))
  }

  @Test(arguments: ["gbk", "GB2312", "gb18030", "cp936"]) func namesOfChinese(name: String) throws {
    #expect(string(try read(Self.gb18030, in: name)) == Self.text)
  }

  @Test func statedEncodings() throws {
    var western = Data("id\nK".utf8)
    western.append(0xFC)
    western += Data("che\nCaf".utf8)
    western += [0xE9, 0x0A]
    #expect(string(try read(western, in: "windows-1252")) == "id\nKüche\nCafé\n")
    #expect(throws: InputError.self) { try read(western, in: "utf-8") }
    #expect(throws: InputError.self) { try read(western, in: "klingon") }
    #expect(throws: InputError.self) { try read(western) }
  }

  /// 0xFF begins no character: lines 2 and 3 have one each.
  @Test func badBytesAreFoundWithTheirLines() throws {
    let lines = Self.gb18030.split(separator: 0x0A, omittingEmptySubsequences: false)
    var data = lines[0]
    data.append(0x0A)
    data += lines[1].prefix(12)
    data.append(0xFF)
    data += lines[1].dropFirst(12)
    data += [0x0A, 0xFF]
    data += lines[2]
    let contents = try read(data, in: "gbk")
    #expect(contents.faultyLines == [2, 3])
    #expect(string(contents).filter { $0 == "\u{FFFD}" }.count == 2)
    #expect(string(contents).contains("朝晖街道“大浒东苑”(㎡)𠮷"))
  }

  @Test func whatIsNoTextIsRefused() throws {
    var random = Data()
    for number in 0..<20_000 {
      random.append(UInt8(truncatingIfNeeded: (number &* 2_654_435_761) >> 7))
    }
    #expect(throws: InputError.self) { try read(random) }
    random.insert(contentsOf: [0xFF, 0xFE], at: 0)
    #expect(throws: InputError.self) { try read(random) }
    #expect(throws: InputError.self) { try read(random, in: "GB18030") }
  }

  /// Every two-byte character of GB 2312's first level stands for itself in a table.
  @Test func allCommonCharacters() throws {
    var bytes: [UInt8] = []
    for lead in UInt8(0xB0)...0xD6 {
      for trail in UInt8(0xA1)...0xFE { bytes += [lead, trail] }
    }
    let contents = try read(Data("id\n".utf8) + Data(bytes))
    #expect(string(contents).unicodeScalars.count == 3 + bytes.count / 2)
    #expect(contents.faultyLines.isEmpty)
    #expect(string(contents).hasPrefix("id\n啊阿埃挨哎"))
  }

  @Test func aTableInGBKIsReadAndSaid() throws {
    let folder = try TemporaryFolder()
    var data = Data("id,x,y,type\n1,120.1,30.2,".utf8)
    data += [0xD2, 0xA9, 0xB5, 0xEA, 0x0A]
    let path = try folder.write("a.csv", data)
    var log = ReadingLog(language: .en)
    let layer = try InputLayer(
      LayerSource(path: path, crs: "EPSG:4326"), roles: FieldRole.facility, log: &log)
    #expect(layer.text(0, .type) == "药店")
    #expect(log.assumed.contains("\(path): encoding = GB18030"))
  }

  /// The other way: what Python's codecs write, without a mark.
  @Test func textsAreWritten() throws {
    #expect(TextEncoding.gb18030.encode(Self.text).map { Data($0) } == Self.gb18030)
    let utf16 = try #require(TextEncoding("UTF-16LE"))
    #expect(utf16.encode(Self.text).map { Data($0) } == Self.utf16LE.dropFirst(2))
    #expect(TextEncoding.gb18030.encode("") == [])
  }

  /// What an encoding does not have is not replaced.
  @Test func charactersThatAnEncodingLacksAreNotWritten() throws {
    #expect(try #require(TextEncoding("ISO-8859-1")).encode("区") == nil)
    #expect(try #require(TextEncoding("ISO-8859-1")).encode("é") == [0xE9])
    #expect(try #require(TextEncoding("ISO-2022-CN")).encode("区") == nil)
  }

  /// Longer than what is converted at once, with four bytes for a character on the border.
  @Test func longTextsAreWrittenWhole() throws {
    let count = 400_000
    let bytes = try #require(TextEncoding.gb18030.encode(String(repeating: "a𠮷", count: count)))
    #expect(bytes.count == 5 * count)
    #expect(Array(bytes.suffix(5)) == [0x61, 0x95, 0x34, 0xB2, 0x35])
  }
}
