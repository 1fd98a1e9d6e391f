import Foundation
import TestSupport
import Testing

@testable import RunFiles
@testable import TableFiles
@testable import Wording

@Suite struct FileContentsTests {
  /// What reading `path` as a layer gives.
  private func message(_ path: String) -> InputMessage? {
    do throws(InputError) {
      _ = try FileFormat(of: FileContents(path: path).text())
      return nil
    } catch {
      #expect(error.exitStatus == 3)
      #expect(!error.description.contains("\n"))
      return error.message
    }
  }

  @Test func whatIsNoFile() throws {
    let folder = try TemporaryFolder()
    #expect(message(folder.path) == .isDirectory)
    #expect(message(folder.path + "/absent.csv") == .missing)
    #expect(message("/dev/null") == .notRegular)
    let pipe = folder.path + "/pipe"
    #expect(mkfifo(pipe, 0o600) == 0)
    #expect(message(pipe) == .notRegular)
    #expect(message(try folder.write("empty.csv", "")) == .empty)
  }

  @Test func whatIsNoText() throws {
    let folder = try TemporaryFolder()
    #expect(message(try folder.write("a.csv", Data([0x61, 0, 0x62]))) == .binary)
    // "Küche" and "Café" in Windows-1252.
    let western = Data("id\nK".utf8) + [0xFC] + Data("che\nCaf".utf8) + [0xE9, 0x0A]
    #expect(message(try folder.write("b.csv", western)) == .notUTF8)
    #expect(
      message(try folder.write("c.xlsx", Data("PK\u{3}\u{4}".utf8))) == .noWorkbookHere("xlsx"))
    #expect(
      message(try folder.write("d.gpkg", "SQLite format 3"))
        == .unsupported("GeoPackage or another SQLite database"))
    #expect(
      message(try folder.write("e.csv", Data([0xFF, 0xFE, 0, 0, 0x61, 0, 0, 0])))
        == .unsupported("UTF-32"))
    #expect(message(try folder.write("f.geojson", "id,x,y\n")) == .notJSON)
  }

  @Test func invalidUTF8NamesItsLine() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("b.csv", Data("编号\r\n1\r\n".utf8) + [0xC9, 0xE7, 0x0A])
    #expect(throws: InputError.data(file: path, row: 3, .notUTF8)) {
      try FileContents(path: path).text()
    }
  }

  @Test func readsThroughLinks() throws {
    let folder = try TemporaryFolder()
    let target = try folder.write("a.csv", "id\n")
    let link = folder.path + "/link.csv"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: target)
    #expect(try FileContents(path: link).count == 3)
  }

  @Test func errorsAreOneLine() {
    let error = InputError.data(file: "a.csv", row: 3, .notUTF8)
    #expect(error.line(in: .zh).hasPrefix("a.csv:3: "))
    #expect(error.description.hasPrefix("a.csv:3: is not UTF-8"))
    #expect(InputError.usage(.noCommunitiesStated).exitStatus == 2)
    #expect(InputError.library(file: nil, .library("x")).exitStatus == 4)
  }
}
