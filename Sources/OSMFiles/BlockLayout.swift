/// Where the parts of a block stand, an `OSMPrimitiveBlock`, and how it writes coordinates.
struct BlockLayout {
  private(set) var strings: [Range<Int>] = []
  private(set) var groups: [Range<Int>] = []
  private(set) var granularity: Int64 = 100
  private(set) var latitudeOffset: Int64 = 0
  private(set) var longitudeOffset: Int64 = 0

  /// nil for damaged bytes, and without a table of strings. Complexity: O(strings + groups).
  init?(_ bytes: [UInt8]) {
    var fields = WireFields(bytes, bytes.indices)
    var hasStrings = false
    while fields.next() {
      switch (fields.number, fields.content) {
      case (1, _?):
        hasStrings = true
        guard addStrings(fields.message) else { return nil }
      case (2, let content?): groups.append(content)
      case (17, nil): granularity = Int64(Int32(truncatingIfNeeded: fields.value))
      case (19, nil): latitudeOffset = Int64(bitPattern: fields.value)
      case (20, nil): longitudeOffset = Int64(bitPattern: fields.value)
      default: break
      }
    }
    guard fields.isSound, hasStrings else { return nil }
  }

  private mutating func addStrings(_ table: WireFields) -> Bool {
    var table = table
    while table.next() {
      if table.number == 1, let content = table.content { strings.append(content) }
    }
    return table.isSound
  }
}

/// A block that is being read: what its elements have in common, and room for one after another.
struct BlockReading {
  private let layout: BlockLayout
  var tags: BlockTags
  /// Of a group of nodes.
  var dense = DenseNodes()
  var element = BlockElement()

  init(_ layout: BlockLayout, of bytes: [UInt8]) {
    self.layout = layout
    tags = BlockTags(bytes, strings: layout.strings)
  }

  /// Nanodegrees.
  func latitude(_ value: Int64) -> Int64 {
    layout.latitudeOffset &+ layout.granularity &* value
  }

  /// Nanodegrees.
  func longitude(_ value: Int64) -> Int64 {
    layout.longitudeOffset &+ layout.granularity &* value
  }
}

/// A group of nodes, an `OSMDenseNodes`: differences from the node before.
struct DenseNodes {
  private(set) var ids: [Int64] = []
  private(set) var latitudes: [Int64] = []
  private(set) var longitudes: [Int64] = []
  private(set) var keysAndValues: [UInt32] = []

  /// False for damaged bytes, and where there are not as many of each.
  ///
  /// - Parameter readsTags: whether keys and values are wanted.
  mutating func read(_ group: WireFields, readsTags: Bool) -> Bool {
    removeAll()
    var fields = group
    while fields.next() {
      switch fields.number {
      case 1: fields.append(to: &ids)
      case 8: fields.append(to: &latitudes)
      case 9: fields.append(to: &longitudes)
      case 10 where readsTags: fields.append(to: &keysAndValues)
      default: break
      }
    }
    return fields.isSound && ids.count == latitudes.count && ids.count == longitudes.count
  }

  private mutating func removeAll() {
    ids.removeAll(keepingCapacity: true)
    latitudes.removeAll(keepingCapacity: true)
    longitudes.removeAll(keepingCapacity: true)
    keysAndValues.removeAll(keepingCapacity: true)
  }
}

/// A node, an `OSMNode`, a way, an `OSMWay`, or a relation, an `OSMRelation`: they number alike what they have alike.
struct BlockElement {
  /// As it is written: nodes fold the sign.
  private(set) var id: UInt64 = 0
  private(set) var keys: [UInt32] = []
  private(set) var values: [UInt32] = []
  /// Differences: of a way nodes and their positions.
  private(set) var refs: [Int64] = []
  private(set) var latitudes: [Int64] = []
  private(set) var longitudes: [Int64] = []
  /// Of a relation: differences of members, and what kind each is.
  private(set) var members: [Int64] = []
  private(set) var kinds: [UInt32] = []

  enum Kind { case node, way, relation }

  /// False for damaged bytes, and without an id. Complexity: O(bytes).
  mutating func read(_ element: WireFields, as kind: Kind) -> Bool {
    removeAll()
    var hasID = false
    var fields = element
    while fields.next() {
      switch (fields.number, kind) {
      case (1, _):
        guard fields.content == nil else { return false }
        (id, hasID) = (fields.value, true)
      case (2, _): fields.append(to: &keys)
      case (3, _): fields.append(to: &values)
      case (8, .way): fields.append(to: &refs)
      case (8, .node), (9, .way): fields.append(to: &latitudes)
      case (9, .node), (10, .way): fields.append(to: &longitudes)
      case (9, .relation): fields.append(to: &members)
      case (10, .relation): fields.append(to: &kinds)
      default: break
      }
    }
    return fields.isSound && hasID
  }

  private mutating func removeAll() {
    keys.removeAll(keepingCapacity: true)
    values.removeAll(keepingCapacity: true)
    refs.removeAll(keepingCapacity: true)
    latitudes.removeAll(keepingCapacity: true)
    longitudes.removeAll(keepingCapacity: true)
    members.removeAll(keepingCapacity: true)
    kinds.removeAll(keepingCapacity: true)
  }
}
