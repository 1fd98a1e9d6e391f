import FoundationEssentials

extension OSMExtract {
  /// Adds the nodes, ways and relations of a block; false when its arrays contradict each other.
  ///
  /// Differences wrap around instead of overflowing: what damaged data add up to is nowhere on Earth.
  mutating func append(_ block: OSMPrimitiveBlock) -> Bool {
    let scale = CoordinateScale(block)
    var tags = BlockTags(block.stringtable)
    for group in block.primitivegroup {
      for node in group.nodes where !append(node, scale, with: tags) { return false }
      guard append(group.dense, scale, with: tags) else { return false }
      for way in group.ways where !append(way, scale, with: &tags) { return false }
      for relation in group.relations where !append(relation, tags) { return false }
    }
    return true
  }

  private mutating func append(
    _ node: OSMNode, _ scale: CoordinateScale, with tags: BlockTags
  ) -> Bool {
    guard let values = tags.values(keys: node.keys, values: node.vals) else { return false }
    if profile.isTimed(node: values) { timedNodes.insert(node.id) }
    nodes.append(
      id: node.id, longitude: scale.longitude(node.lon), latitude: scale.latitude(node.lat),
      isClosed: profile.closesNode(values))
    return true
  }

  private mutating func append(
    _ dense: OSMDenseNodes, _ scale: CoordinateScale, with tags: BlockTags
  ) -> Bool {
    let (ids, latitudes, longitudes) = (dense.id, dense.lat, dense.lon)
    guard ids.count == latitudes.count, ids.count == longitudes.count else { return false }
    guard var gates = gates(dense.keysVals, tags)?[...] else { return false }
    nodes.reserve(ids.count)
    var (id, latitude, longitude) = (Int64(0), Int64(0), Int64(0))
    for place in ids.indices {
      id &+= ids[place]
      latitude &+= latitudes[place]
      longitude &+= longitudes[place]
      let gate = gates.first?.place == place ? gates.removeFirst() : nil
      if gate?.isTimed == true { timedNodes.insert(id) }
      nodes.append(
        id: id, longitude: scale.longitude(longitude), latitude: scale.latitude(latitude),
        isClosed: gate?.isClosed == true)
    }
    return true
  }

  private typealias Gate = (place: Int, isClosed: Bool, isTimed: Bool)

  /// Places in a group of the nodes that nobody passes, or not always; nil when their tags contradict each other.
  private func gates(_ keysAndValues: [Int32], _ tags: BlockTags) -> [Gate]? {
    guard tags.mayCloseNodes else { return [] }
    var gates: [Gate] = []
    var (node, place) = (0, 0)
    while place < keysAndValues.count {
      let (keys, values) = Self.tags(of: keysAndValues, at: &place)
      guard let values = tags.values(keys: keys, values: values) else { return nil }
      let (isClosed, isTimed) = (profile.closesNode(values), profile.isTimed(node: values))
      if isClosed || isTimed { gates.append((node, isClosed, isTimed)) }
      node += 1
    }
    return gates
  }

  /// The keys and values from `place` to the 0 behind them, past which it moves.
  private static func tags(
    of keysAndValues: [Int32], at place: inout Int
  ) -> (keys: [UInt32], values: [UInt32]) {
    var (keys, values): ([UInt32], [UInt32]) = ([], [])
    while place < keysAndValues.count, keysAndValues[place] != 0 {
      keys.append(UInt32(bitPattern: keysAndValues[place]))
      if place + 1 < keysAndValues.count {
        values.append(UInt32(bitPattern: keysAndValues[place + 1]))
      }
      place += 2
    }
    place += 1
    return (keys, values)
  }

  private mutating func append(
    _ way: OSMWay, _ scale: CoordinateScale, with tags: inout BlockTags
  ) -> Bool {
    guard let meaning = meaning(of: way, &tags) else { return false }
    guard way.lat.count == way.lon.count, way.lat.isEmpty || way.lat.count == way.refs.count
    else { return false }
    var id: Int64 = 0
    for difference in way.refs {
      id &+= difference
      appendRef(id)
    }
    appendLocations(of: way, scale)
    ways.endWay(OSMVersion(id: way.id), meaning)
    return true
  }

  /// What the tags of a way say, looked at once for all ways of a block that have the same.
  private mutating func meaning(
    of way: OSMWay, _ tags: inout BlockTags
  ) -> OSMWayTable.Meaning? {
    guard let counting = tags.counting(keys: way.keys, values: way.vals) else { return nil }
    if counting.isEmpty { return OSMWayTable.Meaning() }
    if let known = tags.meanings[counting] { return known }
    guard let values = tags.values(keys: way.keys, values: way.vals) else { return nil }
    let meaning = meaning(values)
    tags.meanings[counting] = meaning
    return meaning
  }

  /// Positions that stand in the way because its nodes may not be in the file.
  private mutating func appendLocations(of way: OSMWay, _ scale: CoordinateScale) {
    var (id, latitude, longitude) = (Int64(0), Int64(0), Int64(0))
    for place in way.lat.indices {
      id &+= way.refs[place]
      latitude &+= way.lat[place]
      longitude &+= way.lon[place]
      nodes.append(
        id: id, longitude: scale.longitude(longitude), latitude: scale.latitude(latitude),
        version: -1)
    }
  }

  private mutating func append(_ relation: OSMRelation, _ tags: BlockTags) -> Bool {
    guard let values = tags.values(keys: relation.keys, values: relation.vals),
      relation.memids.count == relation.types.count
    else { return false }
    var members = OSMAreaTable.Members()
    var id: Int64 = 0
    for (difference, type) in zip(relation.memids, relation.types) {
      id &+= difference
      if type == 1 { members.ways.append(id) }
      if type == 2 { members.relations += 1 }
    }
    addRelation(OSMVersion(id: relation.id), values, members: members)
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
  /// Whether each string is a key that counts.
  private let counts: [Bool]
  /// Whether a node of the block can be closed.
  let mayCloseNodes: Bool
  /// What ways with these tags are, by `counting`.
  var meanings: [[UInt64]: OSMWayTable.Meaning] = [:]

  /// Bytes of the longest key that counts.
  private static let longestKey = OSMExtract.keys.map(\.utf8.count).max() ?? 0

  init(_ table: OSMStringTable) {
    strings = table.s
    keys = strings.map { string in
      guard string.count <= Self.longestKey else { return nil }
      return OSMExtract.key(String(decoding: string, as: UTF8.self))
    }
    counts = keys.map { $0 != nil }
    mayCloseNodes = keys.contains(WalkabilityProfile.nodeKey)
  }

  /// Places of the keys that count and of their values, each pair in one number; nil like those of `values`.
  func counting(keys places: [UInt32], values: [UInt32]) -> [UInt64]? {
    guard places.count == values.count else { return nil }
    var counting: [UInt64] = []
    for (key, value) in zip(places, values) {
      guard Int(key) < counts.count, Int(value) < counts.count else { return nil }
      if counts[Int(key)] { counting.append(UInt64(key) << 32 | UInt64(value)) }
    }
    return counting
  }

  /// The tags that count, empty when there are none; nil when keys and values are not as many or a place is not in the
  /// table.
  func values(keys places: [UInt32], values: [UInt32]) -> [String: String]? {
    guard places.count == values.count else { return nil }
    var tags: [String: String] = [:]
    for (key, value) in zip(places, values) {
      guard Int(key) < strings.count, Int(value) < strings.count else { return nil }
      guard let name = keys[Int(key)] else { continue }
      tags[name] = String(decoding: strings[Int(value)], as: UTF8.self)
    }
    return tags
  }
}
