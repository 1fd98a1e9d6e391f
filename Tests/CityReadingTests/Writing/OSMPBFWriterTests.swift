import CZlib
import Foundation
import PlanarGeometry
import Projection
import SwiftProtobuf
import Testing

@testable import CityReading
@testable import OSMFiles
@testable import RunFiles
@testable import TableFiles

@Suite struct OSMPBFWriterTests {
  /// Three nodes, a street with two tags and a path with one that share nodes.
  private var small: OSMNetwork {
    var network = OSMNetwork(positions: Array(repeating: PlanarPoint(x: 0, y: 0), count: 3))
    network.addWay([0, 2, 1], tags: [("highway", "steps"), ("name", "一")])
    network.addWay([1, 0], tags: [("highway", "path")])
    return network
  }

  private let coordinates = [
    SourceCoordinate(x: 120, y: 30), SourceCoordinate(x: 120.0005, y: 30.0002),
    SourceCoordinate(x: 119.999, y: 29.9999999),
  ]

  /// Types of the blobs and what they hold, unpacked.
  private func blobs(_ bytes: [UInt8]) throws -> [(type: String, content: [UInt8])] {
    var blobs: [(type: String, content: [UInt8])] = []
    var position = 0
    while position < bytes.count {
      let length = bytes[position..<position + 4].reduce(0) { $0 << 8 | Int($1) }
      let start = position + 4 + length
      let header = try OSMBlobHeader(serializedBytes: Array(bytes[position + 4..<start]))
      position = start + Int(header.datasize)
      let blob = try OSMBlob(serializedBytes: Array(bytes[start..<position]))
      var size = uLong(blob.rawSize)
      var content = [UInt8](repeating: 0, count: Int(size))
      let packed = [UInt8](blob.zlibData)
      #expect(uncompress(&content, &size, packed, uLong(packed.count)) == Z_OK)
      #expect(size == uLong(blob.rawSize))
      blobs.append((header.type, content))
    }
    return blobs
  }

  private func hex(_ bytes: [UInt8]) -> String {
    bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
  }

  /// Contents that a few lines of Python write from the format's description: varints and zigzag
  /// numbers by hand, no protobuf library.
  @Test func contentIsAsTheFormatSays() throws {
    let bytes = try OSMPBFWriter.bytes(of: small, at: coordinates)
    #expect(Array(bytes[..<4]) == [0, 0, 0, 13])
    #expect(Array(bytes[4..<15]) == [0x0A, 9] + Array("OSMHeader".utf8))
    let blobs = try blobs(bytes)
    #expect(blobs.map(\.type) == ["OSMHeader", "OSMData", "OSMData"])
    #expect(
      hex(blobs[0].content) == "220e4f736d536368656d612d56302e36220a44656e73654e6f646573")
    #expect(
      hex(blobs[1].content)
        == "0a020a00121e121c0a030202024209808c8d9e02a01fa11f4a0a80b0b4f808904eafea01")
    #expect(
      hex(blobs[2].content)
        == "0a230a000a07686967687761790a0573746570730a046e616d650a03e4b8800a0470617468121f1a0f08"
        + "01120201031a02020442030204011a0c08021201011a010542020401")
  }

  /// Keys and values by their places in the block's strings, a 0 behind each node's (OSM wiki, PBF format,
  /// `keys_vals`); a block without tags has no list.
  @Test func nodesHaveTags() throws {
    var network = small
    network.tag(node: 1, [("barrier", "gate"), ("locked", "yes")])
    network.tag(node: 2, [("barrier", "gate")])
    let blobs = try blobs(OSMPBFWriter.bytes(of: network, at: coordinates))
    let block = try OSMPrimitiveBlock(serializedBytes: blobs[1].content)
    #expect(
      block.stringtable.s.map { String(decoding: $0, as: UTF8.self) }
        == ["", "barrier", "gate", "locked", "yes"])
    #expect(block.primitivegroup[0].dense.keysVals == [0, 1, 2, 3, 4, 0, 1, 2, 0])
  }

  @Test func blobsHoldAtMost8000() throws {
    let coordinates = (0..<16_001).map { SourceCoordinate(x: 120 + Double($0) * 1e-5, y: 30) }
    var network = OSMNetwork(
      positions: Array(repeating: PlanarPoint(x: 0, y: 0), count: 16_001))
    for node in 0..<Int32(8001) { network.addWay([node, node + 1], tags: [("highway", "path")]) }
    let blobs = try blobs(OSMPBFWriter.bytes(of: network, at: coordinates)).dropFirst()
    let blocks = try blobs.map { try OSMPrimitiveBlock(serializedBytes: $0.content) }
    #expect(blocks.map { $0.primitivegroup[0].dense.id.count } == [8000, 8000, 1, 0, 0])
    #expect(blocks.map { $0.primitivegroup[0].ways.count } == [0, 0, 0, 8000, 1])
    #expect(blocks.map { $0.primitivegroup[0].dense.id.first } == [1, 8001, 16_001, nil, nil])
  }

  @Test func isReadBack() throws {
    let bytes = try OSMPBFWriter.bytes(of: small, at: coordinates)
    let contents = FileContents(path: "a.osm.pbf", content: bytes)
    #expect(OSMPBFReader.recognises(contents))
    var extract = try OSMPBFReader.read(contents, profile: .standard)
    let (lines, findings) = extract.streets()
    #expect(findings.missingNodes == 0 && lines.wayCount == 2)
    let street = lines.way(0).map { lines.coordinates[Int($0)] }
    #expect(street.map(\.x) == [120, 119.999, 120.0005])
  }

  @Test func sameNetworkSameBytes() throws {
    #expect(
      try OSMPBFWriter.bytes(of: small, at: coordinates)
        == OSMPBFWriter.bytes(of: small, at: coordinates))
    let empty = OSMNetwork(positions: [])
    #expect(try blobs(OSMPBFWriter.bytes(of: empty, at: [])).map(\.type) == ["OSMHeader"])
  }
}
