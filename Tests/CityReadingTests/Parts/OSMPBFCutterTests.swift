import Foundation
import PlanarGeometry
import TestSupport
import Testing

@testable import OSMFiles
@testable import RunFiles

/// Parts of an OpenStreetMap file.
@Suite struct OSMPBFCutterTests {
  /// Ways of two to five nodes along the rows of a lattice of 20 by 20 in a square of a degree, near which the nodes
  /// lie; every third node has tags.
  private static func network() -> (network: OSMNetwork, coordinates: [SourceCoordinate]) {
    var random = SeededRandom(7)
    let coordinates = (0..<400).map { node in
      let place = [Double(node % 20), Double(node / 20)].map { ($0 + random.unit()) / 20 }
      return SourceCoordinate(
        x: (place[0] * 1e7).rounded() / 1e7, y: (place[1] * 1e7).rounded() / 1e7)
    }
    var network = OSMNetwork(positions: coordinates.map { PlanarPoint(x: $0.x, y: $0.y) })
    for node in stride(from: 0, to: 400, by: 3) {
      network.tag(node: Int32(node), [("barrier", "gate"), ("access", "no\(node % 2)")])
    }
    for way in 0..<150 {
      let start = random.whole(0...394)
      let nodes = (start...(start + 1 + way % 4)).map { Int32($0) }
      network.addWay(nodes, tags: [("highway", way % 5 == 0 ? "footway" : "residential")])
    }
    return (network, coordinates)
  }

  /// What a file holds, read by the generated messages alone.
  private struct Contents: Equatable {
    var nodes: [Int64: [Int64]] = [:]
    var tags: [Int64: [String]] = [:]
    var ways: [Int64] = []
    var refs: [[Int64]] = []
    var wayTags: [[String]] = []
  }

  private func contents(_ bytes: [UInt8]) throws -> Contents {
    var all = Contents()
    let file = FileContents(path: "t.osm.pbf", content: bytes)
    _ = try OSMPBFReader.forEachBlock(of: file) { block in
      let strings = block.stringtable.s.map { String(decoding: $0, as: UTF8.self) }
      for group in block.primitivegroup {
        let (ids, lats, lons) = (
          group.dense.id.runningSums, group.dense.lat.runningSums, group.dense.lon.runningSums
        )
        let tags = group.dense.keysVals.split(separator: 0, omittingEmptySubsequences: false)
        for (place, id) in ids.enumerated() {
          all.nodes[id] = [lats[place], lons[place]]
          if place < tags.count, !tags[place].isEmpty {
            all.tags[id] = tags[place].map { strings[Int($0)] }
          }
        }
        for way in group.ways {
          all.ways.append(way.id)
          all.refs.append(way.refs.runningSums)
          all.wayTags.append((way.keys + way.vals).map { strings[Int($0)] })
        }
      }
    }
    return all
  }

  private static func degrees(_ coordinates: [SourceCoordinate]) -> [PlanarPoint] {
    coordinates.map { PlanarPoint(x: $0.x, y: $0.y) }
  }

  @Test func wholeWaysOfABoxAreKept() throws {
    let (network, coordinates) = Self.network()
    let folder = try TemporaryFolder()
    let bytes = try OSMPBFWriter.bytes(of: network, at: coordinates)
    try folder.write("t.osm.pbf", Data(bytes))
    let cutter = try #require(
      try OSMPBFCutter(path: folder.path + "/t.osm.pbf", project: Self.degrees))
    let boxes = [
      PlanarBox(minX: 0.2, minY: 0.2, maxX: 0.4, maxY: 0.4),
      PlanarBox(minX: 0, minY: 0, maxX: 1, maxY: 1),
      PlanarBox(minX: 5, minY: 5, maxX: 6, maxY: 6),
    ]
    let points = Self.degrees(coordinates)
    let files = try cutter.files(of: boxes)
    #expect(files[2] == nil)
    let whole = try contents(bytes)
    for (box, file) in zip(boxes, files).prefix(2) {
      let part = try contents(try #require(file))
      let kept = whole.refs.indices.filter { way in
        let own = whole.refs[way].map { points[Int($0) - 1] }
        return own.map(\.x).min() ?? 9 <= box.maxX && own.map(\.x).max() ?? -9 >= box.minX
          && own.map(\.y).min() ?? 9 <= box.maxY && own.map(\.y).max() ?? -9 >= box.minY
      }
      #expect(kept.count > 3)
      #expect(part.ways == kept.map { whole.ways[$0] })
      #expect(part.refs == kept.map { whole.refs[$0] })
      #expect(part.wayTags == kept.map { whole.wayTags[$0] })
      let nodes = Set(kept.flatMap { whole.refs[$0] })
      #expect(part.nodes == whole.nodes.filter { nodes.contains($0.key) })
      #expect(part.tags == whole.tags.filter { nodes.contains($0.key) })
    }
    #expect(try contents(try #require(files[0])).ways.count < 100)
  }

  @Test func otherFormatsAreNotCut() throws {
    let folder = try TemporaryFolder()
    try folder.write("t.osm", "<osm></osm>")
    #expect(try OSMPBFCutter(path: folder.path + "/t.osm", project: Self.degrees) == nil)
  }
}
