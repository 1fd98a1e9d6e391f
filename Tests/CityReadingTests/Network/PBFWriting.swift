import CZlib
import Foundation
import PlanarGeometry
import Projection
import SwiftProtobuf

@testable import CityReading
@testable import OSMFiles
@testable import TableFiles

/// Writes small OpenStreetMap PBF files.
struct PBFWriting {
  var bytes: [UInt8] = []

  enum Packing { case none, zlib }

  /// A file without a header.
  init() {}

  /// A file that begins with a header naming these features.
  init(features: [String]) throws {
    var header = OSMHeaderBlock()
    header.requiredFeatures = features
    try append(header, type: "OSMHeader", packing: .none)
  }

  mutating func append(_ content: some Message, type: String, packing: Packing) throws {
    let data: [UInt8] = try content.serializedBytes()
    var blob = OSMBlob()
    switch packing {
    case .none: blob.raw = Data(data)
    case .zlib:
      blob.rawSize = Int32(data.count)
      blob.zlibData = Self.deflated(data)
    }
    try append(blob, type: type)
  }

  mutating func append(_ blob: OSMBlob, type: String) throws {
    let body: [UInt8] = try blob.serializedBytes()
    var header = OSMBlobHeader()
    header.type = type
    header.datasize = Int32(body.count)
    append(header: try header.serializedBytes(), body: body)
  }

  /// Appends the length of a header, the header and the body as they are.
  mutating func append(header: [UInt8], body: [UInt8]) {
    let length = UInt32(header.count)
    bytes += [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: length >> $0) } + header + body
  }

  static func deflated(_ data: [UInt8]) -> Data {
    var length = compressBound(uLong(data.count))
    var result = [UInt8](repeating: 0, count: Int(length))
    _ = compress(&result, &length, data, uLong(data.count))
    return Data(result[..<Int(length)])
  }
}

/// A block with dense nodes at the given degrees and ways with one list of tags each.
func block(
  nodes: [(id: Int64, longitude: Double, latitude: Double)],
  ways: [(refs: [Int64], tags: [String: String])]
) -> OSMPrimitiveBlock {
  var block = OSMPrimitiveBlock()
  var strings = [""]
  func place(_ string: String) -> UInt32 {
    strings.append(string)
    return UInt32(strings.count - 1)
  }
  var nodeGroup = OSMPrimitiveGroup()
  nodeGroup.dense.id = differences(nodes.map(\.id))
  nodeGroup.dense.lat = differences(nodes.map { Int64(($0.latitude * 1e7).rounded()) })
  nodeGroup.dense.lon = differences(nodes.map { Int64(($0.longitude * 1e7).rounded()) })
  var wayGroup = OSMPrimitiveGroup()
  for (number, given) in ways.enumerated() {
    var way = OSMWay()
    way.id = Int64(number)
    way.refs = differences(given.refs)
    for (key, value) in given.tags.sorted(by: { $0.key < $1.key }) {
      way.keys.append(place(key))
      way.vals.append(place(value))
    }
    wayGroup.ways.append(way)
  }
  block.primitivegroup = [nodeGroup, wayGroup]
  block.stringtable.s = strings.map { Data($0.utf8) }
  return block
}

extension OSMPrimitiveBlock {
  private mutating func place(_ string: String) -> UInt32 {
    stringtable.s.append(Data(string.utf8))
    return UInt32(stringtable.s.count - 1)
  }

  /// Tags of the dense nodes of the first group, by their number from 1.
  mutating func setTags(ofNodes tags: [Int: [String: String]], count: Int) {
    guard !tags.isEmpty else { return }
    for number in 1...count {
      for (key, value) in tags[number] ?? [:] {
        let pair = [Int32(place(key)), Int32(place(value))]
        primitivegroup[0].dense.keysVals += pair
      }
      primitivegroup[0].dense.keysVals.append(0)
    }
  }

  /// Adds a relation of ways in a group of its own.
  mutating func append(members: [Int64], tags: [String: String]) {
    var relation = OSMRelation()
    relation.id = Int64(primitivegroup.count)
    relation.memids = differences(members)
    relation.types = members.map { _ in 1 }
    for (key, value) in tags.sorted(by: { $0.key < $1.key }) {
      relation.keys.append(place(key))
      relation.vals.append(place(value))
    }
    var group = OSMPrimitiveGroup()
    group.relations = [relation]
    primitivegroup.append(group)
  }
}

private func differences(_ values: [Int64]) -> [Int64] {
  zip(values, [0] + values.dropLast()).map { $0 &- $1 }
}

/// A cross of two streets through node 3 and a motorway, near 120°E 30°N.
let crossing = block(
  nodes: [
    (1, 120.000, 30.000), (2, 120.002, 30.000), (3, 120.001, 30.000), (4, 120.001, 30.001),
    (5, 120.001, 29.999),
  ],
  ways: [
    ([1, 3, 2], ["highway": "residential", "name": "一"]),
    ([4, 3, 5], ["highway": "footway"]), ([1, 4], ["highway": "motorway"]),
    ([2, 5], ["building": "yes"]),
  ])

let nearHangzhou = LocalSystem(center: GeographicPoint(longitude: 120, latitude: 30))
