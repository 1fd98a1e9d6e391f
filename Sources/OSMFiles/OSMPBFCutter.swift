package import PlanarGeometry
import RunFiles
import SpatialIndexing
package import Wording

/// Cuts an OpenStreetMap file in PBF into files of parts of its area: whole ways whose box meets a part's box, with all
/// their nodes, and areas that a part has a way of, with all their ways.
///
/// Elements keep ids, tags and order, so that what is read of the middle of a part is what is read of the whole there.
/// Who changed nodes and when is left out, and relations that are no areas.
package struct OSMPBFCutter: Sendable {
  private let contents: FileContents
  private let elements: OSMElements

  /// nil where the file is not in this format.
  ///
  /// - Parameter project: metres of longitudes and latitudes, in the order of these, not finite where there are none.
  /// - Complexity: O(n log n) in the file's elements.
  package init?(
    path: String, project: ([SourceCoordinate]) -> [PlanarPoint]
  ) throws(InputError) {
    let contents = try FileContents(path: path)
    guard OSMPBFReader.recognises(contents) else { return nil }
    elements = try OSMElements(contents, project: project)
    self.contents = contents
  }

  /// Files of the parts, in the order of their boxes; nil for a part without a way.
  ///
  /// - Parameter boxes: of the parts, in the system of `project`.
  /// - Complexity: O(ways · log boxes + blocks · boxes + bytes of the parts).
  package func files(of boxes: [PlanarBox]) throws(InputError) -> [[UInt8]?] {
    var choices = choices(in: boxes)
    var files = boxes.map { _ in elements.header }
    _ = try OSMPBFReader.forEachBlock(of: contents) { block throws(InputError) in
      for part in choices.indices {
        guard let own = choices[part].take(from: block) else { continue }
        do {
          files[part] += try OSMPBFWriter.blob(of: own, type: "OSMData")
        } catch {
          throw .data(file: contents.path, row: nil, .damagedBlob)
        }
      }
    }
    return zip(files, choices).map { $1.isEmpty ? nil : $0 }
  }

  private func choices(in boxes: [PlanarBox]) -> [OSMChoice] {
    let tree = BoxTree(boxes)
    var (ways, areas) = (boxes.map { _ in [Int32]() }, boxes.map { _ in [Int32]() })
    var parts: [Int32] = []
    func forEachPart(ofWay way: Int32, _ body: (Int) -> Void) {
      parts.removeAll(keepingCapacity: true)
      tree.query(elements.box(ofWay: way), into: &parts)
      for part in parts { body(Int(part)) }
    }
    for way in 0..<Int32(elements.wayCount) {
      forEachPart(ofWay: way) { ways[$0].append(way) }
    }
    for area in 0..<Int32(elements.relationCount) {
      let own = elements.ways(ofRelation: Int(area))
      for way in own { forEachPart(ofWay: way) { areas[$0].append(area) } }
    }
    return zip(ways, areas).map { OSMChoice(ways: $0, areas: $1, of: elements) }
  }
}

/// The elements of a file that one part has, by their places, and how far they were taken.
private struct OSMChoice {
  private var nodes: PlaceCursor
  private var ways: PlaceCursor
  private var relations: PlaceCursor
  let isEmpty: Bool

  init(ways inside: [Int32], areas: [Int32], of elements: OSMElements) {
    isEmpty = inside.isEmpty
    relations = PlaceCursor(areas)
    ways = PlaceCursor(inside + relations.wanted.flatMap { elements.ways(ofRelation: Int($0)) })
    nodes = PlaceCursor(ways.wanted.flatMap { elements.nodes(ofWay: $0) })
  }

  /// What of the next block of the file is the part's; nil where nothing is.
  mutating func take(from block: OSMPrimitiveBlock) -> OSMPrimitiveBlock? {
    var own = block
    own.primitivegroup = block.primitivegroup.compactMap { take(from: $0) }
    return own.primitivegroup.isEmpty ? nil : own
  }

  private mutating func take(from group: OSMPrimitiveGroup) -> OSMPrimitiveGroup? {
    var own = OSMPrimitiveGroup()
    own.nodes = nodes.take(group.nodes.count).map { group.nodes[$0] }
    let dense = nodes.take(group.dense.count)
    if !dense.isEmpty { own.dense = group.dense.part(dense) }
    own.ways = ways.take(group.ways.count).map { group.ways[$0] }
    own.relations = relations.take(group.relations.count).map { group.relations[$0] }
    let isEmpty =
      own.nodes.isEmpty && !own.hasDense && own.ways.isEmpty && own.relations.isEmpty
    return isEmpty ? nil : own
  }
}

extension OSMDenseNodes {
  fileprivate func part(_ places: [Int]) -> OSMDenseNodes {
    let (ids, lats, lons) = (id.runningSums, lat.runningSums, lon.runningSums)
    var own = OSMDenseNodes()
    own.id = places.map { ids[$0] }.differences
    own.lat = places.map { lats[$0] }.differences
    own.lon = places.map { lons[$0] }.differences
    let tags = keysVals.split(separator: 0, omittingEmptySubsequences: false)
    if !keysVals.isEmpty {
      own.keysVals = places.flatMap { (tags.indices.contains($0) ? tags[$0] : []) + [0] }
    }
    return own
  }
}

/// Goes through the elements of a file and knows which of them are wanted.
private struct PlaceCursor {
  /// Ascending, each once.
  let wanted: [Int32]
  private var next = 0
  private var position = 0

  init(_ places: [Int32]) {
    var wanted: [Int32] = []
    for place in places.sorted() where place != wanted.last { wanted.append(place) }
    self.wanted = wanted
  }

  /// Which of the next `count` elements are wanted, by their places among these; goes past them.
  mutating func take(_ count: Int) -> [Int] {
    let start = position
    position += count
    var taken: [Int] = []
    while next < wanted.count, Int(wanted[next]) < position {
      taken.append(Int(wanted[next]) - start)
      next += 1
    }
    return taken
  }
}
