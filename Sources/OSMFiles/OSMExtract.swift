import FoundationEssentials
package import PlanarGeometry
package import WalkNetwork

/// Nodes and walkable ways of an OpenStreetMap file.
package struct OSMExtract: Sendable {
  package let profile: WalkabilityProfile
  var nodes = OSMNodeTable()
  private var refs: [Int64] = []
  private var wayStarts = [0]
  private var accesses: [GroundAccess] = []

  package init(profile: WalkabilityProfile) { self.profile = profile }

  /// Keys of the tags that say whether a way is walked, and where it lies.
  static let keys = WalkabilityProfile.keys.union(WayLevel.keys)

  package var wayCount: Int { wayStarts.count - 1 }

  mutating func appendRef(_ id: Int64) { refs.append(id) }

  /// Ends the way of the references that were appended, which has these tags.
  package mutating func endWay(_ tags: [String: String]) {
    wayStarts.append(refs.count)
    accesses.append(WayLevel(tags).access)
  }

  /// The ways with numbered nodes, and how many of their nodes are not in the file. A way is cut where
  /// a node is missing, as at the border of an extract.
  ///
  /// Complexity: O(r log n) in references and nodes.
  package mutating func streets() -> (lines: StreetLines, missingNodes: Int) {
    nodes.sort()
    var lines = StreetLines()
    var numbers = [Int32](repeating: -1, count: nodes.count)
    var missing = 0
    var previous = -1
    for way in 0..<wayCount {
      for ref in refs[wayStarts[way]..<wayStarts[way + 1]] {
        guard let place = nodes.position(of: ref, after: previous) else {
          missing += 1
          lines.endWay(access: accesses[way])
          continue
        }
        previous = place
        if numbers[place] < 0 {
          numbers[place] = Int32(truncatingIfNeeded: lines.coordinates.count)
          lines.coordinates.append(nodes.coordinate(at: place))
        }
        lines.append(node: numbers[place])
      }
      lines.endWay(access: accesses[way])
    }
    return (lines, missing)
  }
}

extension OSMExtract {
  /// Adds the nodes and walkable ways of a block; false when its arrays contradict each other.
  ///
  /// Differences wrap around instead of overflowing: what damaged data add up to is nowhere on Earth.
  mutating func append(_ block: OSMPrimitiveBlock) -> Bool {
    let scale = CoordinateScale(block)
    let tags = BlockTags(block.stringtable)
    for group in block.primitivegroup {
      for node in group.nodes {
        nodes.append(
          id: node.id, longitude: scale.longitude(node.lon), latitude: scale.latitude(node.lat))
      }
      guard append(group.dense, scale) else { return false }
      for way in group.ways where !append(way, tags) { return false }
    }
    return true
  }

  private mutating func append(_ dense: OSMDenseNodes, _ scale: CoordinateScale) -> Bool {
    let (ids, latitudes, longitudes) = (dense.id, dense.lat, dense.lon)
    guard ids.count == latitudes.count, ids.count == longitudes.count else { return false }
    nodes.reserve(ids.count)
    var (id, latitude, longitude) = (Int64(0), Int64(0), Int64(0))
    for place in ids.indices {
      id &+= ids[place]
      latitude &+= latitudes[place]
      longitude &+= longitudes[place]
      nodes.append(
        id: id, longitude: scale.longitude(longitude), latitude: scale.latitude(latitude))
    }
    return true
  }

  private mutating func append(_ way: OSMWay, _ tags: BlockTags) -> Bool {
    guard way.keys.count == way.vals.count else { return false }
    guard let values = tags.values(keys: way.keys, values: way.vals) else { return false }
    guard !values.isEmpty, profile.accepts(values) else { return true }
    var id: Int64 = 0
    for difference in way.refs {
      id &+= difference
      appendRef(id)
    }
    endWay(values)
    return true
  }
}

/// How a block writes coordinates.
private struct CoordinateScale {
  let granularity: Int64
  let latitudeOffset: Int64
  let longitudeOffset: Int64

  init(_ block: OSMPrimitiveBlock) {
    granularity = Int64(block.granularity)
    latitudeOffset = block.latOffset
    longitudeOffset = block.lonOffset
  }

  /// Nanodegrees.
  func latitude(_ value: Int64) -> Int64 { latitudeOffset &+ granularity &* value }

  /// Nanodegrees.
  func longitude(_ value: Int64) -> Int64 { longitudeOffset &+ granularity &* value }
}

/// The strings of a block, of which few are decoded: those of keys that count, and their values.
private struct BlockTags {
  private let strings: [Data]
  /// Key that each string is, where it is one that counts.
  private let keys: [String?]

  init(_ table: OSMStringTable) {
    strings = table.s
    keys = strings.map { string in
      guard string.count <= 16 else { return nil }
      let text = String(decoding: string, as: UTF8.self)
      return OSMExtract.keys.contains(text) ? text : nil
    }
  }

  /// The tags that count, empty when the way is none; nil when a place is not in the table.
  func values(keys places: [UInt32], values: [UInt32]) -> [String: String]? {
    var tags: [String: String] = [:]
    for (key, value) in zip(places, values) {
      guard Int(key) < strings.count, Int(value) < strings.count else { return nil }
      guard let name = keys[Int(key)] else { continue }
      tags[name] = String(decoding: strings[Int(value)], as: UTF8.self)
    }
    return tags
  }
}

/// Lines of a network in the coordinates of their file, joined where they share a node.
///
/// ```
/// nodes      [ way 0 … | way 1 … | … ]    positions in `coordinates`
/// wayStarts  [ 0,        5,        … ]
/// accesses   [ anywhere, atEnds,   … ]    where people step on each way from the ground
/// ```
package struct StreetLines: Sendable {
  package var coordinates: [SourceCoordinate] = []
  package private(set) var nodes: [Int32] = []
  package private(set) var wayStarts = [0]
  package private(set) var accesses: [GroundAccess] = []

  package var wayCount: Int { wayStarts.count - 1 }

  package mutating func append(node: Int32) { nodes.append(node) }

  /// Ends the way of the nodes that were appended; one with fewer than two is dropped.
  mutating func endWay(access: GroundAccess) {
    if nodes.count - wayStarts[wayStarts.count - 1] < 2 {
      nodes.removeLast(nodes.count - wayStarts[wayStarts.count - 1])
    } else {
      wayStarts.append(nodes.count)
      accesses.append(access)
    }
  }

  package func way(_ number: Int) -> ArraySlice<Int32> {
    nodes[wayStarts[number]..<wayStarts[number + 1]]
  }
}
