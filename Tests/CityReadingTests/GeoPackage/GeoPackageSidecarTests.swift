import Foundation
import TestSupport
import Testing

@testable import RunFiles
@testable import TableFiles
@testable import Wording

/// What lies beside a GeoPackage that another program has open, or had when it was copied.
@Suite struct GeoPackageSidecarTests {
  private let folder: TemporaryFolder
  private let path: String
  private let point = PackageShape.blob(PackageShape.point(120, 30))

  init() throws {
    folder = try TemporaryFolder()
    path = folder.path + "/f.gpkg"
  }

  /// A file with one row in it and two more in its log; the program that writes it is still there.
  private func opened(pageSize: Int = 4096) throws -> PackageMaker {
    let maker = try PackageMaker(path: path)
    try maker.run("PRAGMA page_size = \(pageSize); VACUUM; PRAGMA journal_mode = WAL")
    try maker.add("t", columns: "id TEXT", rows: ["\(point), 'a'"])
    try maker.run("PRAGMA wal_checkpoint(TRUNCATE)")
    try maker.run("INSERT INTO t VALUES (NULL, \(point), 'b')")
    try maker.run("INSERT INTO t VALUES (NULL, \(point), 'c')")
    return maker
  }

  private func ids(_ path: String) throws -> [String?] {
    let table = try FeatureTable(path: path)
    return (0..<table.attributes.count).map { table.attributes.text(row: $0, column: 1) }
  }

  private func contents() throws -> [String: Data] {
    var files: [String: Data] = [:]
    for name in try folder.names() { files[name] = try folder.data(name) }
    return files
  }

  @Test(arguments: [512, 4096, 65_536]) func logIsReadAndNothingTouched(pageSize: Int) throws {
    let maker = try opened(pageSize: pageSize)
    let before = try contents()
    #expect(before.keys.sorted() == ["f.gpkg", "f.gpkg-shm", "f.gpkg-wal"])
    let table = try FeatureTable(path: path)
    #expect(table.attributes.count == 3)
    #expect(table.findings.map(\.severity) == [.info])
    #expect(table.findings.first?.message.problem.en.contains("-wal file beside it") == true)
    #expect(try contents() == before)
    // The hash is that of the file that was named.
    #expect(
      table.attributes.contents.inputFile.sha256
        == FileContents(path: "x", content: before["f.gpkg"] ?? Data()).inputFile.sha256)
    // The log decided what was read.
    #expect(table.companions.map(\.path) == [path + "-wal"])
    #expect(
      table.companions.first?.inputFile.sha256
        == FileContents(path: "x", content: before["f.gpkg-wal"] ?? Data()).inputFile.sha256)
    try maker.run("PRAGMA wal_checkpoint(PASSIVE)")
    #expect(try ids(path) == ["a", "b", "c"])
    #expect(try FeatureTable(path: path).companions.isEmpty)
    #expect(try FeatureTable(path: path).findings.isEmpty)
  }

  /// What SQLite itself finds in the same two files.
  @Test func damagedLogsAreReadAsFarAsTheyGo() throws {
    let maker = try opened(pageSize: 512)
    let (data, log) = (try folder.data("f.gpkg"), try folder.data("f.gpkg-wal"))
    var counts: Set<Int> = []
    var random = SeededRandom(5)
    for round in 0..<120 {
      var changed = log
      if round == 0 {
        // As it is.
      } else if round % 2 == 0 {
        changed[random.below(log.count)] ^= 1
      } else {
        changed = log.prefix(random.below(log.count) + 1)
      }
      let other = try TemporaryFolder()
      let copy = try other.write("g.gpkg", data)
      try other.write("g.gpkg-wal", changed)
      let found = try ids(copy).count
      let oracle = try PackageMaker(hasTables: false, path: copy).value("SELECT count(*) FROM t")
      #expect("\(found)" == oracle, "\(round)")
      counts.insert(found)
    }
    #expect(counts == [1, 2, 3])
    withExtendedLifetime(maker) {}
  }

  /// A copy without its log is what was in the file itself.
  @Test func logLeftBehind() throws {
    let maker = try opened()
    let copy = try folder.write("copy.gpkg", try folder.data("f.gpkg"))
    #expect(try ids(copy) == ["a"])
    withExtendedLifetime(maker) {}
  }

  @Test func linkToAFileWithALog() throws {
    let maker = try opened()
    let link = folder.path + "/link.gpkg"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
    #expect(try ids(link) == ["a", "b", "c"])
    let log = try #require(try FeatureTable(path: link).companions.first?.path)
    #expect(log.hasSuffix("/f.gpkg-wal"))
    withExtendedLifetime(maker) {}
  }

  @Test func unfinishedChange() throws {
    let maker = try PackageMaker()
    try maker.add("t", columns: "id TEXT", rows: ["\(point), 'a'"])
    try folder.write("f.gpkg", maker.data)
    try folder.write("f.gpkg-journal", Data(count: 512))
    #expect(try ids(path) == ["a"])
    let magic: [UInt8] = [0xD9, 0xD5, 0x05, 0xF9, 0x20, 0xA1, 0x63, 0xD7]
    try folder.write("f.gpkg-journal", Data(magic) + Data(count: 504))
    #expect(throws: InputError.data(file: path, row: nil, .journalBeside)) {
      try FeatureTable(path: path)
    }
  }

  /// Sizes in a log that lie make no room.
  @Test func logOfPagesThatAreNotThere() throws {
    var database = [UInt8](repeating: 1, count: 1024)
    var log: [UInt8] = []
    func word(_ value: UInt32) -> [UInt8] { (0..<4).map { UInt8(value >> (24 - 8 * $0) & 255) } }
    var (one, two): (UInt32, UInt32) = (0, 0)
    func sum(_ bytes: [UInt8]) {
      for place in stride(from: 0, to: bytes.count, by: 8) {
        let pair = [place, place + 4].map { start in
          bytes[start..<start + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        }
        one = one &+ pair[0] &+ two
        two = two &+ pair[1] &+ one
      }
    }
    log = [0x377F_0683, 3_007_000, 512, 0, 7, 8].flatMap(word)
    sum(log)
    log += word(one) + word(two)
    let page = [UInt8](repeating: 9, count: 512)
    let head = word(.max) + word(.max)
    sum(head)
    sum(page)
    log += head + word(7) + word(8) + word(one) + word(two) + page
    let read = try #require(WriteAheadLog(log[...]))
    #expect(read.apply(to: &database) == 0)
    #expect(database.count <= 2048)
  }
}
