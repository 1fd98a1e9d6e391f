import Foundation
import RunFiles
import TestSupport
import Testing

@testable import CityBatch

@Suite struct MergedTableTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func merged(_ texts: [(city: String, text: String)], isIncomplete: Bool = false) throws
    -> String?
  {
    for (city, text) in texts {
      try FileManager.default.createDirectory(
        atPath: "\(folder.path)/\(city)", withIntermediateDirectories: true)
      try folder.write("\(city)/t.csv", "\u{FEFF}" + text)
    }
    let table = try MergedTable(
      "t.csv", of: texts.map { ($0.city, "\(folder.path)/\($0.city)") },
      isIncomplete: isIncomplete)
    guard let table else { return nil }
    let out = try OutputFolder(
      path: folder.path + "/out", names: ["t.csv", "m"],
      marker: ResultMarker(name: "m", start: "{"))
    try table.write(to: out)
    try out.commit()
    return String(decoding: try folder.data("out/t.csv"), as: UTF8.self)
  }

  @Test func rowsOfOneFormStandBehindEachOther() throws {
    let text = try merged([
      ("a", "id,name\n1,\"x, y\"\n2,\"line\nbreak \"\"q\"\"\"\n"), ("=b", "id,name\n3,z\n"),
    ])
    #expect(
      text
        == "\u{FEFF}city,id,name\na,1,\"x, y\"\na,2,\"line\nbreak \"\"q\"\"\"\n\"'=b\",3,z\n")
  }

  @Test func columnsOfAllCitiesAreKept() throws {
    let text = try merged([("a", "id,u\n1,\"p,q\"\n"), ("b", "v,id\n7,2\n")])
    #expect(text == "\u{FEFF}city,id,u,v\na,1,\"p,q\",\nb,2,,7\n")
  }

  @Test func missingCitiesMarkEveryRow() throws {
    let text = try merged([("a", "id\n1\n"), ("b", "id,incomplete\n2,yes\n")], isIncomplete: true)
    #expect(text == "\u{FEFF}city,id,incomplete\na,1,yes\nb,2,yes\n")
  }

  @Test func aCitysOwnMarkStaysItsOwn() throws {
    let text = try merged([("a", "id\n1\n"), ("b", "id,incomplete\n2,yes\n")])
    #expect(text == "\u{FEFF}city,id,incomplete\na,1,\nb,2,yes\n")
  }

  @Test func aTableNobodyHasIsNone() throws {
    #expect(try MergedTable("t.csv", of: [("a", folder.path)], isIncomplete: false) == nil)
  }

  /// Rows across the parts in which a file is read, of which none is held whole.
  @Test func longTablesAreCopiedWhole() throws {
    let rows = (0..<60_000).map { "\($0),\"a\nb,\($0)\"\n" }
    let text = try merged([("a", "id,name\n" + rows.joined())])
    #expect(text == "\u{FEFF}city,id,name\n" + rows.map { "a,\($0)" }.joined())
  }
}
