import PlanarGeometry
import RunFiles
import Wording

/// Where the elements of a PBF file are, each known by its place in the file: what is needed to cut it.
///
/// ```
/// refs      [ way 0 … | way 1 … ]     places of nodes that the file has
/// ```
///
/// Memory: 24 bytes a node, 8 of them until all ways are there, and 4 a node of a way.
struct OSMElements: Sendable {
  private var nodeIDs = IDPlaces()
  private var wayIDs = IDPlaces()
  private var points: [PlanarPoint] = []
  private var refs: [Int32] = []
  private var refStarts = [0]
  /// Boxes of ways that state the places of their nodes.
  private var statedBoxes: [Int: PlanarBox] = [:]
  private var relations: [[Int64]] = []

  /// Of the file, as it stands in it.
  private(set) var header: [UInt8] = []

  /// Reads the file twice, since nodes may stand behind ways.
  ///
  /// - Parameter project: metres of longitudes and latitudes, not finite where there are none.
  /// - Complexity: O(n log n).
  init(
    _ contents: FileContents, project: ([SourceCoordinate]) -> [PlanarPoint]
  ) throws(InputError) {
    header = try OSMPBFReader.forEachBlock(of: contents) { appendNodes(of: $0, project) }
    nodeIDs.sort()
    _ = try OSMPBFReader.forEachBlock(of: contents) { appendWays(of: $0, project) }
    wayIDs.sort()
    nodeIDs = IDPlaces()
  }

  var wayCount: Int { wayIDs.count }
  var relationCount: Int { relations.count }

  private mutating func appendNodes(
    of block: OSMPrimitiveBlock, _ project: ([SourceCoordinate]) -> [PlanarPoint]
  ) {
    var coordinates: [SourceCoordinate] = []
    for group in block.primitivegroup {
      for node in group.nodes {
        nodeIDs.append(node.id)
        coordinates.append(block.coordinate(node.lon, node.lat))
      }
      let (longitudes, latitudes) = (group.dense.lon.runningSums, group.dense.lat.runningSums)
      for (place, id) in group.dense.id.runningSums.prefix(group.dense.count).enumerated() {
        nodeIDs.append(id)
        coordinates.append(block.coordinate(longitudes[place], latitudes[place]))
      }
    }
    points += project(coordinates)
  }

  private mutating func appendWays(
    of block: OSMPrimitiveBlock, _ project: ([SourceCoordinate]) -> [PlanarPoint]
  ) {
    for group in block.primitivegroup {
      for way in group.ways {
        for id in way.refs.runningSums { nodeIDs.forEachPlace(of: id) { refs.append($0) } }
        refStarts.append(refs.count)
        if !way.lat.isEmpty, way.lat.count == way.lon.count {
          let places = zip(way.lon.runningSums, way.lat.runningSums)
          let points = project(places.map { block.coordinate($0, $1) })
          statedBoxes[wayIDs.count] = PlanarBox(around: points.lazy.filter(\.isFinite))
        }
        wayIDs.append(way.id)
      }
      for relation in group.relations {
        relations.append(relation.isMultipolygon(in: block) ? relation.ways : [])
      }
    }
  }

  /// Nodes of a way, as far as the file has them; of a node that comes several times all.
  func nodes(ofWay way: Int32) -> ArraySlice<Int32> {
    refs[refStarts[Int(way)]..<refStarts[Int(way) + 1]]
  }

  /// The box around what is known of a way.
  func box(ofWay way: Int32) -> PlanarBox {
    var box = statedBoxes[Int(way)] ?? .empty
    for node in nodes(ofWay: way) where points[Int(node)].isFinite {
      box.insert(points[Int(node)])
    }
    return box
  }

  /// Ways that an area is made of, as far as the file has them; none of other relations than areas.
  func ways(ofRelation relation: Int) -> [Int32] {
    var ways: [Int32] = []
    for id in relations[relation] { wayIDs.forEachPlace(of: id) { ways.append($0) } }
    return ways
  }
}

/// Places of elements by id, which are those in the file: most have their elements sorted by id, and then the ids alone
/// are held. An id may have several places.
private struct IDPlaces {
  private var ids: [Int64] = []
  private var places: [Int32]?

  var count: Int { ids.count }

  mutating func append(_ id: Int64) { ids.append(id) }

  mutating func sort() {
    guard !zip(ids, ids.dropFirst()).allSatisfy(<=) else { return }
    let order = ids.indices.sorted { (ids[$0], $0) < (ids[$1], $1) }
    ids = order.map { ids[$0] }
    places = order.map { Int32(truncatingIfNeeded: $0) }
  }

  func forEachPlace(of id: Int64, _ body: (Int32) -> Void) {
    var (low, high) = (0, ids.count)
    while low < high {
      let middle = (low + high) / 2
      if ids[middle] < id { low = middle + 1 } else { high = middle }
    }
    while low < ids.count, ids[low] == id {
      body(places?[low] ?? Int32(truncatingIfNeeded: low))
      low += 1
    }
  }
}

extension OSMDenseNodes {
  /// As many as have an id and a place.
  var count: Int { min(id.count, lat.count, lon.count) }
}

extension OSMPrimitiveBlock {
  fileprivate func coordinate(_ longitude: Int64, _ latitude: Int64) -> SourceCoordinate {
    SourceCoordinate(
      x: Double(lonOffset &+ Int64(granularity) &* longitude) / 1e9,
      y: Double(latOffset &+ Int64(granularity) &* latitude) / 1e9)
  }
}

extension OSMRelation {
  /// Ids of the members that are ways.
  fileprivate var ways: [Int64] {
    zip(memids.runningSums, types).filter { $0.1 == 1 }.map(\.0)
  }

  /// Whether it is an area; others, such as routes and borders, are not walked on and may reach across a country.
  fileprivate func isMultipolygon(in block: OSMPrimitiveBlock) -> Bool {
    let strings = block.stringtable.s
    func text(_ place: UInt32) -> [UInt8] {
      strings.indices.contains(Int(place)) ? Array(strings[Int(place)]) : []
    }
    return zip(keys, vals).contains {
      text($0.0) == Array("type".utf8) && text($0.1) == Array("multipolygon".utf8)
    }
  }
}

extension Sequence<Int64> {
  /// What the format writes as differences.
  var runningSums: [Int64] {
    var sum: Int64 = 0
    return map {
      sum &+= $0
      return sum
    }
  }

  /// What the format writes for values.
  var differences: [Int64] {
    var last: Int64 = 0
    return map { value in
      defer { last = value }
      return value &- last
    }
  }
}
