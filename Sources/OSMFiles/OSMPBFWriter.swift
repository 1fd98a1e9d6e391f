import FoundationEssentials
package import PlanarGeometry
import RunFiles
import SwiftProtobuf

/// Writes OpenStreetMap's PBF format: dense nodes, then ways, in blobs of at most 8000 that are packed
/// with zlib. Ids count from 1; coordinates are multiples of 1e-7 degrees, about 1 cm.
///
/// The same network gives the same bytes with the same version of zlib.
package struct OSMPBFWriter {
  private(set) var bytes: [UInt8] = []

  private static let entitiesPerBlob = 8000

  /// - Parameter coordinates: longitude and latitude of the network's nodes.
  /// - Complexity: O(nodes + refs + tags).
  package static func bytes(
    of network: OSMNetwork, at coordinates: [SourceCoordinate]
  ) throws -> [UInt8] {
    var writer = OSMPBFWriter()
    var header = OSMHeaderBlock()
    header.requiredFeatures = ["OsmSchema-V0.6", "DenseNodes"]
    try writer.append(header, type: "OSMHeader")
    for start in stride(from: 0, to: coordinates.count, by: entitiesPerBlob) {
      let range = start..<min(start + entitiesPerBlob, coordinates.count)
      try writer.append(nodes(of: network, at: coordinates, range), type: "OSMData")
    }
    for start in stride(from: 0, to: network.wayCount, by: entitiesPerBlob) {
      let range = start..<min(start + entitiesPerBlob, network.wayCount)
      try writer.append(ways(network, range), type: "OSMData")
    }
    return writer.bytes
  }

  private mutating func append(_ content: some Message, type: String) throws {
    bytes += try Self.blob(of: content, type: type)
  }

  /// A message as a blob, with what stands before it.
  static func blob(of content: some Message, type: String) throws -> [UInt8] {
    let data: [UInt8] = try content.serializedBytes()
    var blob = OSMBlob()
    blob.rawSize = Int32(data.count)
    blob.zlibData = ZlibStream.deflate(data)
    let body: [UInt8] = try blob.serializedBytes()
    var header = OSMBlobHeader()
    header.type = type
    header.datasize = Int32(body.count)
    let head: [UInt8] = try header.serializedBytes()
    let length = [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: UInt32(head.count) >> $0) }
    return length + head + body
  }

  private static func nodes(
    of network: OSMNetwork, at coordinates: [SourceCoordinate], _ range: Range<Int>
  ) -> OSMPrimitiveBlock {
    var group = OSMPrimitiveGroup()
    var strings = BlockStrings()
    group.dense.id = [Int64(range.lowerBound) + 1] + range.dropFirst().map { _ in 1 }
    group.dense.lat = differences(coordinates[range].lazy.map { decimicrodegrees($0.y) })
    group.dense.lon = differences(coordinates[range].lazy.map { decimicrodegrees($0.x) })
    // Blocks in which no node has tags do without the list.
    if range.contains(where: { network.nodeTags[Int32($0)] != nil }) {
      group.dense.keysVals = range.flatMap { node in
        (network.nodeTags[Int32(node)] ?? []).map { Int32(strings.place(of: $0)) } + [0]
      }
    }
    return block(group, strings: strings.used.map { network.strings[Int($0)] })
  }

  /// What has no place on Earth is written as 0.
  private static func decimicrodegrees(_ degrees: Double) -> Int64 {
    Int64(exactly: (degrees * 1e7).rounded()) ?? 0
  }

  private static func differences(_ values: some Sequence<Int64>) -> [Int64] {
    var last: Int64 = 0
    return values.map { value in
      defer { last = value }
      return value - last
    }
  }

  private static func ways(_ network: OSMNetwork, _ range: Range<Int>) -> OSMPrimitiveBlock {
    var group = OSMPrimitiveGroup()
    var strings = BlockStrings()
    group.ways = range.map { number in
      var way = OSMWay()
      way.id = Int64(number) + 1
      way.refs = differences(network.refs(ofWay: number).lazy.map { Int64($0) + 1 })
      let places = network.tags(ofWay: number).map { strings.place(of: $0) }
      way.keys = stride(from: 0, to: places.count, by: 2).map { places[$0] }
      way.vals = stride(from: 1, to: places.count, by: 2).map { places[$0] }
      return way
    }
    return block(group, strings: strings.used.map { network.strings[Int($0)] })
  }

  /// The table's first string is empty by the format's rule.
  private static func block(_ group: OSMPrimitiveGroup, strings: [String]) -> OSMPrimitiveBlock {
    var block = OSMPrimitiveBlock()
    block.stringtable.s = ([""] + strings).map { Data($0.utf8) }
    block.primitivegroup = [group]
    return block
  }
}

/// The strings of a network that one block uses, in the order of their first use.
private struct BlockStrings {
  private(set) var used: [Int32] = []
  private var places: [Int32: UInt32] = [:]

  mutating func place(of string: Int32) -> UInt32 {
    if let place = places[string] { return place }
    used.append(string)
    places[string] = UInt32(used.count)
    return UInt32(used.count)
  }
}

/// Nodes and ways with their tags in local metres, as they go into an OpenStreetMap file.
///
/// ```
/// refs [ way 0 … | way 1 … ]      positions in positions
/// tags [ way 0 … | way 1 … ]      key, value, key, value …: positions in strings
/// ```
///
/// Few nodes have tags: `nodeTags` holds those that do.
package struct OSMNetwork: Sendable {
  package let positions: [PlanarPoint]
  private var refs: [Int32] = []
  private var refEnds: [Int] = []
  private var tags: [Int32] = []
  private var tagEnds: [Int] = []
  package private(set) var strings: [String] = []
  private var places: [String: Int32] = [:]
  /// Keys and values by turns, as positions in `strings`, by position of the node.
  private(set) var nodeTags: [Int32: [Int32]] = [:]

  package init(positions: [PlanarPoint]) { self.positions = positions }

  package var wayCount: Int { refEnds.count }

  /// Adds a way through nodes that are positions in `positions`.
  package mutating func addWay(
    _ nodes: some Sequence<Int32>, tags: [(key: String, value: String)]
  ) {
    refs += nodes
    refEnds.append(refs.count)
    for (key, value) in tags { self.tags += [place(of: key), place(of: value)] }
    tagEnds.append(self.tags.count)
  }

  /// Gives tags to the node at a position in `positions`, in the place of those it had.
  package mutating func tag(node: Int32, _ tags: [(key: String, value: String)]) {
    nodeTags[node] = tags.flatMap { [place(of: $0.key), place(of: $0.value)] }
  }

  private mutating func place(of string: String) -> Int32 {
    if let place = places[string] { return place }
    let place = Int32(strings.count)
    strings.append(string)
    places[string] = place
    return place
  }

  package func refs(ofWay way: Int) -> ArraySlice<Int32> {
    refs[(way > 0 ? refEnds[way - 1] : 0)..<refEnds[way]]
  }

  /// Keys and values by turns, as positions in `strings`.
  package func tags(ofWay way: Int) -> ArraySlice<Int32> {
    tags[(way > 0 ? tagEnds[way - 1] : 0)..<tagEnds[way]]
  }
}
