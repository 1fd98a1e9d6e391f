package import PlanarGeometry
package import RunFiles
package import Wording

/// Cuts an OpenStreetMap file in PBF into files of parts of its area: whole ways whose box meets a part's box, with all
/// their nodes, and areas that a part has a way of, with all their ways.
///
/// Elements keep ids, tags and order, so that what is read of the middle of a part is what is read of the whole there.
/// Who changed nodes and when is left out, and relations that are no areas.
package struct OSMPBFCutter: Sendable {
  private let contents: FileContents
  private var elements = OSMElements()
  private let header: [UInt8]

  /// nil where the file is not in this format.
  ///
  /// - Complexity: O(n log n) in the file's elements.
  package init?(path: String) throws(InputError) {
    let contents = try FileContents(path: path)
    guard OSMPBFReader.recognises(contents) else { return nil }
    var elements = OSMElements()
    header = try OSMPBFReader.forEachBlock(of: contents) { elements.append($0) }
    elements.sort()
    (self.contents, self.elements) = (contents, elements)
  }

  /// Longitude and latitude of what has a place in the file.
  package var coordinates: [SourceCoordinate] { elements.coordinates }

  /// Files of the parts, in the order of their boxes; nil for a part without a way.
  ///
  /// - Parameters:
  ///   - boxes: of the parts.
  ///   - points: `coordinates` in the system of the boxes.
  /// - Complexity: O(ways · boxes + bytes of the parts).
  package func files(
    of boxes: [PlanarBox], at points: [PlanarPoint]
  ) throws(InputError) -> [[UInt8]?] {
    let boxesOfWays = (0..<elements.wayCount).map { elements.box(ofWay: $0, at: points) }
    var choices = boxes.map { OSMChoice(in: $0, of: elements, boxesOfWays) }
    var files = boxes.map { _ in header }
    var failure = false
    _ = try OSMPBFReader.forEachBlock(of: contents) { block in
      for part in choices.indices {
        guard let own = choices[part].take(from: block) else { continue }
        do { files[part] += try OSMPBFWriter.blob(of: own, type: "OSMData") } catch {
          failure = true
        }
      }
    }
    guard !failure else { throw .data(file: contents.path, row: nil, .damagedBlob) }
    return zip(files, choices).map { $1.isEmpty ? nil : $0 }
  }
}

/// The elements of a file that one part has, by their places, and how far they were taken.
private struct OSMChoice {
  private var nodes: PlaceCursor
  private var ways: PlaceCursor
  private var relations: PlaceCursor
  let isEmpty: Bool

  init(in box: PlanarBox, of elements: OSMElements, _ boxes: [PlanarBox]) {
    let inside = boxes.indices.filter { !boxes[$0].isEmpty && boxes[$0].intersects(box) }
    isEmpty = inside.isEmpty
    let own = Set(inside)
    let areas = (0..<elements.relationCount).filter {
      elements.ways(ofRelation: $0).contains(where: own.contains)
    }
    let ways = inside + areas.flatMap { elements.ways(ofRelation: $0) }
    self.ways = PlaceCursor(ways)
    relations = PlaceCursor(areas)
    nodes = PlaceCursor(ways.flatMap { elements.nodes(ofWay: $0) })
  }

  /// What of the next block of the file is the part's; nil where nothing is.
  mutating func take(from block: OSMPrimitiveBlock) -> OSMPrimitiveBlock? {
    var own = block
    own.primitivegroup = block.primitivegroup.compactMap { take(from: $0) }
    return own.primitivegroup.isEmpty ? nil : own
  }

  private mutating func take(from group: OSMPrimitiveGroup) -> OSMPrimitiveGroup? {
    var own = OSMPrimitiveGroup()
    own.nodes = group.nodes.filter { _ in nodes.takesNext() }
    if group.hasDense {
      let dense = take(from: group.dense)
      if !dense.id.isEmpty { own.dense = dense }
    }
    own.ways = group.ways.filter { _ in ways.takesNext() }
    own.relations = group.relations.filter { _ in relations.takesNext() }
    let isEmpty =
      own.nodes.isEmpty && !own.hasDense && own.ways.isEmpty && own.relations.isEmpty
    return isEmpty ? nil : own
  }

  private mutating func take(from dense: OSMDenseNodes) -> OSMDenseNodes {
    let places = (0..<dense.count).filter { _ in nodes.takesNext() }
    let (ids, lats, lons) = (
      dense.id.runningSums, dense.lat.runningSums, dense.lon.runningSums
    )
    var own = OSMDenseNodes()
    own.id = places.map { ids[$0] }.differences
    own.lat = places.map { lats[$0] }.differences
    own.lon = places.map { lons[$0] }.differences
    let tags = dense.keysVals.split(separator: 0, omittingEmptySubsequences: false)
    if !dense.keysVals.isEmpty {
      own.keysVals = places.flatMap { (tags.indices.contains($0) ? tags[$0] : []) + [0] }
    }
    return own
  }
}

/// Goes through the elements of a file one by one and knows which of them are wanted.
private struct PlaceCursor {
  private let wanted: [Int]
  private var next = 0
  private var position = 0

  init(_ places: [Int]) { wanted = Array(Set(places)).sorted() }

  /// Whether the next element is wanted; goes past it.
  mutating func takesNext() -> Bool {
    defer { position += 1 }
    guard next < wanted.count, wanted[next] == position else { return false }
    next += 1
    return true
  }
}
