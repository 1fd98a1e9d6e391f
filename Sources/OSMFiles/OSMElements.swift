package import PlanarGeometry
import RunFiles

/// Where the elements of a PBF file are, each known by its place in the file: what is needed to cut it.
///
/// ```
/// refs      [ way 0 … | way 1 … ]     places of nodes that the file has
/// ```
package struct OSMElements: Sendable {
  /// Longitude and latitude of each node, and behind those of the nodes of places that stand in ways.
  package private(set) var coordinates: [SourceCoordinate] = []
  private var ids = IDPlaces()
  private var wayIDs = IDPlaces()
  private(set) var nodeCount = 0
  /// Ids of the nodes of the ways, until these are looked up.
  private var rawRefs: [Int64] = []
  private var rawEnds: [Int] = []
  private var refs: [Int32] = []
  private var refStarts = [0]
  /// Of ways that state the places of their nodes, where these begin in `coordinates`.
  private var ownPlaces: [Int: Range<Int>] = [:]
  private var relations: [[Int64]] = []

  var wayCount: Int { rawEnds.count }
  var relationCount: Int { relations.count }

  /// Adds what a block holds. Blocks of nodes come first, as the files are sorted; others are taken too.
  mutating func append(_ block: OSMPrimitiveBlock) {
    for group in block.primitivegroup {
      for node in group.nodes {
        append(node.id, longitude: node.lon, latitude: node.lat, of: block)
      }
      append(group.dense, of: block)
      for way in group.ways { append(way, of: block) }
      for relation in group.relations {
        relations.append(relation.isMultipolygon(in: block) ? relation.ways : [])
      }
    }
  }

  private mutating func append(_ dense: OSMDenseNodes, of block: OSMPrimitiveBlock) {
    var (id, longitude, latitude) = (Int64(0), Int64(0), Int64(0))
    for place in 0..<dense.count {
      id &+= dense.id[place]
      longitude &+= dense.lon[place]
      latitude &+= dense.lat[place]
      append(id, longitude: longitude, latitude: latitude, of: block)
    }
  }

  private mutating func append(
    _ id: Int64, longitude: Int64, latitude: Int64, of block: OSMPrimitiveBlock
  ) {
    ids.append(id, at: nodeCount)
    nodePlaces.append(coordinates.count)
    coordinates.append(block.coordinate(longitude, latitude))
    nodeCount += 1
  }

  /// By node, its place in `coordinates`.
  private var nodePlaces: [Int] = []

  private mutating func append(_ way: OSMWay, of block: OSMPrimitiveBlock) {
    wayIDs.append(way.id, at: wayCount)
    rawRefs += way.refs.runningSums
    if !way.lat.isEmpty, way.lat.count == way.lon.count {
      let start = coordinates.count
      for (longitude, latitude) in zip(way.lon.runningSums, way.lat.runningSums) {
        coordinates.append(block.coordinate(longitude, latitude))
      }
      ownPlaces[wayCount] = start..<coordinates.count
    }
    rawEnds.append(rawRefs.count)
  }

  /// Makes the look-ups below work, when all blocks were added. Complexity: O(n log n).
  mutating func sort() {
    ids.sort()
    wayIDs.sort()
    var start = 0
    for end in rawEnds {
      for id in rawRefs[start..<end] {
        refs += ids.places(of: id).map { Int32(truncatingIfNeeded: $0) }
      }
      refStarts.append(refs.count)
      start = end
    }
    rawRefs = []
  }

  /// Nodes of a way, as far as the file has them; of a node that comes several times all.
  func nodes(ofWay way: Int) -> some Sequence<Int> {
    refs[refStarts[way]..<refStarts[way + 1]].lazy.map { Int($0) }
  }

  /// The box around what is known of a way, where each of `coordinates` lies at one of `points`.
  func box(ofWay way: Int, at points: [PlanarPoint]) -> PlanarBox {
    var box = PlanarBox.empty
    for place in ownPlaces[way] ?? 0..<0 where points[place].isFinite { box.insert(points[place]) }
    for node in nodes(ofWay: way) where points[nodePlaces[node]].isFinite {
      box.insert(points[nodePlaces[node]])
    }
    return box
  }

  /// Ways that an area is made of, as far as the file has them; none of other relations than areas.
  func ways(ofRelation relation: Int) -> [Int] {
    relations[relation].flatMap { wayIDs.places(of: $0) }
  }
}

/// Places of elements by id; an id may have several.
private struct IDPlaces {
  private var entries: [(id: Int64, place: Int32)] = []
  private var isSorted = true

  mutating func append(_ id: Int64, at place: Int) {
    if let last = entries.last, id < last.id { isSorted = false }
    entries.append((id, Int32(truncatingIfNeeded: place)))
  }

  mutating func sort() {
    if !isSorted { entries.sort { ($0.id, $0.place) < ($1.id, $1.place) } }
    isSorted = true
  }

  func places(of id: Int64) -> some Sequence<Int> {
    var (low, high) = (0, entries.count)
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].id < id { low = middle + 1 } else { high = middle }
    }
    return entries[low...].prefix { $0.id == id }.map { Int($0.place) }
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
