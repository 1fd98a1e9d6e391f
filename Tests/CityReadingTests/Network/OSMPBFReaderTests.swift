import Foundation
import PlanarGeometry
import Projection
import SwiftProtobuf
import TestSupport
import Testing
import WalkNetwork

@testable import CityReading
@testable import OSMFiles
@testable import RunFiles
@testable import TableFiles
@testable import Wording

@Suite struct OSMPBFReaderTests {
  private func read(_ bytes: [UInt8]) throws(InputError) -> StreetLines {
    let contents = FileContents(path: "city.osm.pbf", content: bytes)
    var extract = try OSMPBFReader.read(contents, profile: .standard)
    return extract.streets().lines
  }

  /// What is wrong with a file, nil when nothing is.
  private func problem(_ bytes: [UInt8]) -> String? {
    do throws(InputError) {
      _ = try read(bytes)
      return nil
    } catch {
      return error.message.problem[.en]
    }
  }

  private func file(_ packing: PBFWriting.Packing) throws -> [UInt8] {
    var file = try PBFWriting(features: ["OsmSchema-V0.6", "DenseNodes"])
    try file.append(crossing, type: "OSMData", packing: packing)
    return file.bytes
  }

  @Test(arguments: [PBFWriting.Packing.none, .zlib])
  func walkableWaysAreRead(packing: PBFWriting.Packing) throws {
    let lines = try read(file(packing))
    #expect(lines.wayCount == 2)
    #expect(lines.coordinates.count == 5)
    let first = lines.way(0).map { lines.coordinates[Int($0)] }
    #expect(first.map(\.x) == [120, 120.001, 120.002])
    #expect(first.map(\.y) == [30, 30, 30])
    #expect(lines.way(1).dropFirst().first == lines.way(0).dropFirst().first)
  }

  @Test func plainNodesOffsetsAndGranularityCount() throws {
    var block = block(nodes: [], ways: [([7, 8], ["highway": "path"])])
    block.granularity = 1000
    block.latOffset = 30_000_000_000
    block.lonOffset = -120_000_000_000
    var group = OSMPrimitiveGroup()
    for (id, value) in [(Int64(7), Int64(0)), (8, 2500)] {
      var node = OSMNode()
      (node.id, node.lat, node.lon) = (id, value, -value)
      group.nodes.append(node)
    }
    block.primitivegroup.append(group)
    var file = try PBFWriting(features: ["OsmSchema-V0.6", "DenseNodes"])
    try file.append(block, type: "OSMData", packing: .zlib)
    let lines = try read(file.bytes)
    #expect(lines.coordinates.map(\.x) == [-120, -120.0025])
    #expect(lines.coordinates.map(\.y) == [30, 30.0025])
  }

  @Test func missingNodesCutAWay() throws {
    let cut = block(
      nodes: [(1, 0, 0), (2, 0, 1), (4, 0, 2), (5, 0, 3), (7, 0, 4)],
      ways: [([1, 2, 3, 4, 5, 6, 7], ["highway": "path"])])
    var file = try PBFWriting(features: ["OsmSchema-V0.6", "DenseNodes"])
    try file.append(cut, type: "OSMData", packing: .none)
    let contents = FileContents(path: "f.pbf", content: file.bytes)
    var extract = try OSMPBFReader.read(contents, profile: .standard)
    let (lines, findings) = extract.streets()
    #expect(findings.missingNodes == 2 && findings.cutWays == 1)
    #expect((0..<lines.wayCount).map { lines.way($0).count } == [2, 2])
  }

  @Test func nodesInAnyOrderAreFound() throws {
    let mixed = block(
      nodes: [(9, 1, 1), (-3, 2, 2), (5, 3, 3), (9, 8, 8)],
      ways: [([-3, 9, 5], ["highway": "path"])])
    var file = try PBFWriting(features: ["OsmSchema-V0.6", "DenseNodes"])
    try file.append(mixed, type: "OSMData", packing: .none)
    #expect(try read(file.bytes).coordinates.map(\.x) == [2, 1, 3])
  }

  @Test func otherBlobsAreSkipped() throws {
    var file = try PBFWriting(features: ["OsmSchema-V0.6", "DenseNodes"])
    file.append(header: [0x0A, 1, 0x58, 0x18, 3], body: [1, 2, 3])
    try file.append(crossing, type: "OSMData", packing: .zlib)
    #expect(try read(file.bytes).wayCount == 2)
  }

  @Test func everyTruncationIsAnError() throws {
    let bytes = try file(.zlib)
    let first = try PBFWriting(features: ["OsmSchema-V0.6", "DenseNodes"]).bytes.count
    for count in 1..<bytes.count where count != first {
      #expect(problem(Array(bytes[..<count])) != nil, "\(count) bytes")
    }
  }

  @Test func blobHeadersAreBounded() throws {
    let start = try PBFWriting(features: ["OsmSchema-V0.6", "DenseNodes"]).bytes
    #expect(
      problem([0xFF, 0xFF, 0xFF, 0xFF])
        == "a part of the file claims 4294967295 bytes; 0 to 65536 are possible (at byte 4)")
    #expect(
      problem(start + [0, 1, 0, 1])?.hasPrefix("a part of the file claims 65537 bytes") == true)
    for size: Int32 in [-1, 33_554_433, .min, .max] {
      var header = OSMBlobHeader()
      header.type = "OSMData"
      header.datasize = size
      var file = try PBFWriting(features: ["OsmSchema-V0.6", "DenseNodes"])
      file.append(header: try header.serializedBytes(), body: [])
      #expect(problem(file.bytes)?.hasPrefix("a part of the file claims \(size) bytes") == true)
    }
    #expect(problem(Array("this is no PBF file".utf8)) != nil)
  }

  @Test(arguments: [-1, 0, 1, 33_554_433, Int32.max, Int32.min])
  func unpackedSizesAreBounded(size: Int32) throws {
    var blob = OSMBlob()
    blob.rawSize = size
    blob.zlibData = PBFWriting.deflated(try crossing.serializedBytes())
    var file = try PBFWriting(features: ["OsmSchema-V0.6", "DenseNodes"])
    try file.append(blob, type: "OSMData")
    #expect(problem(file.bytes) != nil)
  }

  /// 30 MiB of zeros packed into 30 KiB.
  @Test func aZipBombIsRefused() throws {
    var blob = OSMBlob()
    blob.rawSize = 30 << 20
    blob.zlibData = PBFWriting.deflated([UInt8](repeating: 0, count: 30 << 20))
    var file = try PBFWriting(features: ["OsmSchema-V0.6", "DenseNodes"])
    try file.append(blob, type: "OSMData")
    #expect(problem(file.bytes)?.hasPrefix("a part of the file unpacks to more than") == true)
  }

  @Test func whatIsNotReadIsNamed() throws {
    var blob = OSMBlob()
    blob.lz4Data = Data([1, 2, 3])
    var packed = try PBFWriting(features: ["OsmSchema-V0.6", "DenseNodes"])
    try packed.append(blob, type: "OSMData")
    #expect(problem(packed.bytes)?.hasPrefix("is packed with something else") == true)
    let history = try PBFWriting(features: ["OsmSchema-V0.6", "HistoricalInformation"])
    #expect(problem(history.bytes)?.hasPrefix("holds the history of its elements") == true)
    let error = #expect(throws: InputError.self) {
      try OSMPBFReader.read(
        FileContents(path: "f.pbf", content: history.bytes), profile: .standard)
    }
    #expect(error?.line(in: .en).contains("osmium time-filter") == true)
    #expect(error?.line(in: .zh).contains("是历史文件") == true)
    let other = try PBFWriting(features: ["OsmSchema-V0.6", "Holes"])
    #expect(problem(other.bytes)?.hasPrefix("needs the feature 'Holes'") == true)
    var headless = PBFWriting()
    try headless.append(crossing, type: "OSMData", packing: .none)
    #expect(problem(headless.bytes)?.hasPrefix("does not begin with the header") == true)
  }

  @Test func contradictoryBlocksAreDamaged() throws {
    var short = crossing
    short.primitivegroup[0].dense.lon.removeLast()
    var tags = crossing
    tags.primitivegroup[1].ways[0].keys.removeLast()
    var place = crossing
    place.primitivegroup[1].ways[0].vals[0] = .max
    for block in [short, tags, place] {
      var file = try PBFWriting(features: ["OsmSchema-V0.6", "DenseNodes"])
      try file.append(block, type: "OSMData", packing: .zlib)
      #expect(problem(file.bytes)?.hasPrefix("a part of the file is damaged") == true)
    }
  }

  /// Numbers at the ends of their range neither trap nor come out as places.
  @Test func extremeNumbersAreNowhere() throws {
    var wild = crossing
    wild.granularity = .max
    wild.latOffset = .min
    wild.primitivegroup[0].dense.lat = [.max, .max, .min, .min, 1]
    wild.primitivegroup[0].dense.id = [.max, .max, .min, 1, .min]
    var file = try PBFWriting(features: ["OsmSchema-V0.6", "DenseNodes"])
    try file.append(wild, type: "OSMData", packing: .none)
    #expect(try read(file.bytes).wayCount == 0)
  }

  /// Seeded damage to the bytes of sound files, half of it to the first bytes of blobs.
  @Test func damageNeverTraps() throws {
    var random = SeededRandom(11)
    let sound = [try file(.none), try file(.zlib)]
    let start = try PBFWriting(features: ["OsmSchema-V0.6", "DenseNodes"]).bytes.count
    var read = 0
    for turn in 0..<6000 {
      var bytes = sound[turn % 2]
      for _ in 0...random.below(3) {
        let place =
          turn % 4 < 2 ? random.below(bytes.count) : (random.below(2) * start + random.below(24))
        bytes[min(place, bytes.count - 1)] = UInt8(random.below(256))
      }
      if problem(bytes) == nil { read += 1 }
    }
    #expect(read > 100)
  }
}
