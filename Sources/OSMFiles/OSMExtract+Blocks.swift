extension OSMExtract {
  /// Adds the nodes, ways and relations of a block, an `OSMPrimitiveBlock`; false when it is damaged or its arrays
  /// contradict each other.
  ///
  /// Differences wrap around instead of overflowing: what damaged data add up to is nowhere on Earth.
  ///
  /// Complexity: O(bytes).
  mutating func append(block bytes: [UInt8]) -> Bool {
    guard let layout = BlockLayout(bytes) else { return false }
    var block = BlockReading(layout, of: bytes)
    for group in layout.groups {
      var fields = WireFields(bytes, group)
      while fields.next() {
        guard fields.content == nil || append(element: fields, &block) else { return false }
      }
      guard fields.isSound else { return false }
    }
    return true
  }

  private mutating func append(element fields: WireFields, _ block: inout BlockReading) -> Bool {
    switch fields.number {
    case 1: block.element.read(fields.message, as: .node) && appendNode(&block)
    case 2:
      block.dense.read(fields.message, readsTags: block.tags.mayCloseNodes) && appendNodes(&block)
    case 3: block.element.read(fields.message, as: .way) && appendWay(&block)
    case 4: block.element.read(fields.message, as: .relation) && appendRelation(&block)
    default: true
    }
  }

  private mutating func appendNode(_ block: inout BlockReading) -> Bool {
    let element = block.element
    guard element.latitudes.count == 1, element.longitudes.count == 1,
      let values = block.tags.values(keys: element.keys, values: element.values)
    else { return false }
    let id = element.id.zigzag
    if profile.isTimed(node: values) { timedNodes.insert(id) }
    nodes.append(
      id: id, longitude: block.longitude(element.longitudes[0]),
      latitude: block.latitude(element.latitudes[0]), isClosed: profile.closesNode(values))
    return true
  }

  private mutating func appendNodes(_ block: inout BlockReading) -> Bool {
    guard var gates = gates(&block)?[...] else { return false }
    let dense = block.dense
    nodes.reserve(dense.ids.count)
    var (id, latitude, longitude) = (Int64(0), Int64(0), Int64(0))
    for place in dense.ids.indices {
      id &+= dense.ids[place]
      latitude &+= dense.latitudes[place]
      longitude &+= dense.longitudes[place]
      let gate = gates.first?.place == place ? gates.removeFirst() : nil
      if gate?.isTimed == true { timedNodes.insert(id) }
      nodes.append(
        id: id, longitude: block.longitude(longitude), latitude: block.latitude(latitude),
        isClosed: gate?.isClosed == true)
    }
    return true
  }

  private typealias Gate = (place: Int, isClosed: Bool, isTimed: Bool)

  /// Places in a group of the nodes that nobody passes, or not always; nil when their tags contradict each other.
  private func gates(_ block: inout BlockReading) -> [Gate]? {
    guard block.tags.mayCloseNodes else { return [] }
    var gates: [Gate] = []
    let isSound = block.tags.forEachBarrier(block.dense.keysAndValues) { place, values in
      let gate = (place, profile.closesNode(values), profile.isTimed(node: values))
      if gate.1 || gate.2 { gates.append(gate) }
    }
    return isSound ? gates : nil
  }

  private mutating func appendWay(_ block: inout BlockReading) -> Bool {
    guard let meaning = meaning(&block),
      block.element.latitudes.count == block.element.longitudes.count,
      [0, block.element.refs.count].contains(block.element.latitudes.count)
    else { return false }
    var id: Int64 = 0
    for difference in block.element.refs {
      id &+= difference
      appendRef(id)
    }
    appendLocations(block)
    ways.endWay(OSMVersion(id: Int64(bitPattern: block.element.id)), meaning)
    return true
  }

  /// What the tags of a way say, looked at once for all ways of a block that have the same.
  private mutating func meaning(_ block: inout BlockReading) -> OSMWayTable.Meaning? {
    let (keys, values) = (block.element.keys, block.element.values)
    guard let counting = block.tags.counting(keys: keys, values: values) else { return nil }
    if counting.isEmpty { return OSMWayTable.Meaning() }
    if let known = block.tags.meanings[counting] { return known }
    let meaning = meaning(block.tags.values(ofCounting: counting))
    block.tags.meanings[counting] = meaning
    return meaning
  }

  /// Positions that stand in the way because its nodes may not be in the file.
  private mutating func appendLocations(_ block: BlockReading) {
    let element = block.element
    var (id, latitude, longitude) = (Int64(0), Int64(0), Int64(0))
    for place in element.latitudes.indices {
      id &+= element.refs[place]
      latitude &+= element.latitudes[place]
      longitude &+= element.longitudes[place]
      nodes.append(
        id: id, longitude: block.longitude(longitude), latitude: block.latitude(latitude),
        version: -1)
    }
  }

  private mutating func appendRelation(_ block: inout BlockReading) -> Bool {
    let element = block.element
    guard let values = block.tags.values(keys: element.keys, values: element.values),
      element.members.count == element.kinds.count
    else { return false }
    var members = OSMAreaTable.Members()
    var id: Int64 = 0
    for (difference, kind) in zip(element.members, element.kinds) {
      id &+= difference
      if kind == 1 { members.ways.append(id) }
      if kind == 2 { members.relations += 1 }
    }
    addRelation(OSMVersion(id: Int64(bitPattern: element.id)), values, members: members)
    return true
  }
}
