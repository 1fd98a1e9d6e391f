/// Nodes of which a file gives the position and no id, as downloads with geometry do along the members of relations.
struct OSMBareNodes: Sendable {
  /// In 10⁻⁷ degrees.
  struct Place: Hashable, Sendable {
    var longitude: Int32
    var latitude: Int32
  }

  /// Ids that no file has, by place.
  private(set) var ids: [Place: Int64] = [:]

  /// Id of a node of which neither is known.
  static let nowhere = Int64.min

  /// The id of the node at a place, and whether it is a new one.
  mutating func id(at place: Place) -> (id: Int64, isNew: Bool) {
    if let id = ids[place] { return (id, false) }
    let id = Self.nowhere + 1 + Int64(ids.count)
    ids[place] = id
    return (id, true)
  }
}

extension OSMExtract {
  /// The id that stands for the node at a position in nanodegrees; nil: nobody knows where it is.
  mutating func bareNode(at place: (longitude: Int64, latitude: Int64)?) -> Int64 {
    guard let place,
      let bare = OSMNodeTable.place(longitude: place.longitude, latitude: place.latitude)
    else { return OSMBareNodes.nowhere }
    let (id, isNew) = bareNodes.id(at: bare)
    if isNew {
      nodes.append(
        id: id, longitude: place.longitude, latitude: place.latitude, version: -1)
    }
    return id
  }

  /// Makes ways of the outlines of squares that the file gives in the relations alone, and joins nodes without ids
  /// with those at the same place that have one.
  ///
  /// Complexity: O(n) in nodes and references where there are such, else O(1).
  mutating func addBareOutlines() {
    guard !bareNodes.ids.isEmpty else { return }
    var known = Set(ways.versions.map(\.id))
    for members in areas.members {
      for (way, outline) in zip(members.ways, members.outlines)
      where !outline.isEmpty && known.insert(way).inserted {
        for id in outline { appendRef(id) }
        ways.endWay(OSMVersion(id: way), OSMWayTable.Meaning())
      }
    }
    ways.replaceRefs(nodes.ids(replacing: bareNodes))
    bareNodes = OSMBareNodes()
  }
}

extension OSMNodeTable {
  /// By id of a node without one, the id of a node that lies at the same place.
  func ids(replacing bare: OSMBareNodes) -> [Int64: Int64] {
    var ids: [Int64: Int64] = [:]
    for place in 0..<count {
      guard let (id, position) = element(at: place), let own = bare.ids[position], own != id
      else { continue }
      ids[own] = ids[own] ?? id
    }
    return ids
  }
}
