import PlanarGeometry
import WalkNetwork

/// How the samples of one community enter the network, whatever the facilities: the access of each, and
/// for land the accesses that any point of its piece may have.
///
/// Edges and nodes are numbered anew, in the order in which they are met, so that the distances of one
/// type stand together in memory.
struct NetworkPlaces: Sendable {
  /// An access with ends in `nodes` and an edge in `edges`.
  struct Access {
    var tail: Int32
    var head: Int32
    var edge: Int32
    /// Most by which a walk through it differs within the disc of its piece, in metres.
    var spread: Float
    var metresToTail: Double
    var metresToHead: Double
  }

  /// A piece of land of which all, nothing or something unknown is within reach.
  struct Piece {
    /// In `EdgeSurroundings`, until the next community.
    var place: EdgeSurroundings.Place
    /// Number of the land.
    var land: Int32
    /// Share of the land's demand.
    var share: Double
    var accesses: Range<Int32>
    var isOnNetwork: Bool
    var isOffNetwork: Bool
    /// The part of a square of the lattice, or of its refinement, that holds the piece.
    var square: PlanarBox
    /// First of the pieces that it is divided into; −1 while it is not.
    var firstPart: Int32 = -1
    var partCount: Int32 = 0
    /// In `clips`; −1 where the piece is its whole square.
    var clip: Int32 = -1
  }

  private(set) var nodes: [Int32] = []
  private(set) var edges: [Int32] = []
  /// Of each sample; nil when it is off the network.
  private(set) var attachments: [EdgeAttachment?] = []
  /// Of each sample; an edge of −1 when it is off the network.
  private(set) var sampleAccesses: [Access] = []
  /// Of the samples first, if they are of land; then those that pieces are divided into.
  var pieces: [Piece] = []
  private(set) var accesses: [Access] = []
  private(set) var attachmentsOfAccesses: [EdgeAttachment] = []
  var clips: [LandOutlines.Outline] = []
  var outlines = LandOutlines()
  private var found: [EdgeSurroundings.Access] = []
  var surroundings: EdgeSurroundings
  var land: [CommunityDemand.Land] = []
  private let cell: Double
  private var numbers: NetworkNumbers
  private let graph: WalkGraph

  /// - Parameters:
  ///   - limit: longest access leg in metres.
  ///   - cell: side of the lattice in metres.
  ///   - numbers: without any.
  init(_ index: EdgeIndex, within limit: Double, cell: Double, numbers: NetworkNumbers) {
    self.cell = cell
    graph = index.graph
    surroundings = EdgeSurroundings(index, limit: limit, fineRadius: cell * 1.6)
    self.numbers = numbers
  }

  /// Forgets what pieces were divided into, which is most of them, and takes no more memory than the
  /// rest needs.
  ///
  /// Complexity: O(places).
  mutating func shrink() {
    pieces.removeSubrange(min(attachments.count, pieces.count)...)
    for number in pieces.indices { (pieces[number].firstPart, pieces[number].partCount) = (-1, 0) }
    let accessCount = Int(pieces.last?.accesses.upperBound ?? 0)
    (clips, outlines) = ([], LandOutlines())
    var places = pieces.map(\.place)
    surroundings.keep(&places)
    pieces = zip(pieces, places).map { piece, place in
      var piece = piece
      piece.place = place
      return piece
    }
    (nodes, edges) = (nodes.map { $0 }, edges.map { $0 })
    (attachments, sampleAccesses) = (attachments.map { $0 }, sampleAccesses.map { $0 })
    accesses = accesses.prefix(accessCount).map { $0 }
    attachmentsOfAccesses = attachmentsOfAccesses.prefix(accessCount).map { $0 }
    found = []
  }

  /// Takes the memory for numbers over from other places, which cannot be measured until they take it
  /// back.
  ///
  /// Complexity: O(nodes + edges).
  mutating func takeNumbers(from other: inout NetworkPlaces) {
    other.numbers.forget(other.nodes, other.edges)
    swap(&numbers, &other.numbers)
    numbers.restore(nodes, edges)
  }

  /// Takes over the samples of a community.
  mutating func prepare(_ demand: CommunityDemand, _ sampled: SampledDemand) {
    forget()
    var isLand = false
    if case .land(let parts) = demand.places {
      land = parts
      isLand = true
    }
    addSamples(sampled, isLand: isLand)
  }

  /// Takes over the samples of a community without the pieces about them.
  mutating func prepare(_ sampled: SampledDemand) {
    forget()
    addSamples(sampled, isLand: false)
  }

  private mutating func addSamples(_ sampled: SampledDemand, isLand: Bool) {
    let samples = sampled.samples
    if isLand && sampled.hasWholeLand {
      for sample in samples { add(sample) }
      return
    }
    var start = 0
    while start < samples.count {
      let block = Self.block(of: samples[start], level: 3)
      var end = start + 1
      while end < samples.count, Self.block(of: samples[end], level: 3) == block { end += 1 }
      let square = Self.square(block, level: 3, cell: sampled.cell)
      let place = surroundings.place(
        around: square.center, radius: square.diagonal / 2)
      descend(samples[start..<end], in: place, level: 2, cell: sampled.cell, isLand: isLand)
      start = end
    }
  }

  private mutating func forget() {
    numbers.forget(nodes, edges)
    edges.removeAll(keepingCapacity: true)
    nodes.removeAll(keepingCapacity: true)
    attachments.removeAll(keepingCapacity: true)
    sampleAccesses.removeAll(keepingCapacity: true)
    pieces.removeAll(keepingCapacity: true)
    accesses.removeAll(keepingCapacity: true)
    attachmentsOfAccesses.removeAll(keepingCapacity: true)
    clips.removeAll(keepingCapacity: true)
    outlines.removeAll()
    surroundings.removeAll()
    land = []
  }

  /// Column and row of the square of 2^level cells that holds a sample.
  private static func block(of sample: SampledDemand.Sample, level: Int32) -> SIMD2<Int32> {
    SIMD2(sample.column >> level, sample.row >> level)
  }

  private static func square(_ block: SIMD2<Int32>, level: Int32, cell: Double) -> PlanarBox {
    let side = cell * Double(1 << level)
    let (x, y) = (Double(block.x) * side, Double(block.y) * side)
    return PlanarBox(minX: x, minY: y, maxX: x + side, maxY: y + side)
  }

  /// Goes from a square to its quarters that hold samples, down to single cells.
  private mutating func descend(
    _ samples: ArraySlice<SampledDemand.Sample>, in parent: EdgeSurroundings.Place, level: Int32,
    cell: Double, isLand: Bool
  ) {
    var rest = samples
    while let first = rest.first {
      let block = Self.block(of: first, level: level)
      let end = rest.firstIndex { Self.block(of: $0, level: level) != block } ?? rest.endIndex
      let square = Self.square(block, level: level, cell: cell)
      let place = surroundings.place(
        in: parent, center: square.center, radius: square.diagonal / 2)
      if level > 0 {
        descend(rest[..<end], in: place, level: level - 1, cell: cell, isLand: isLand)
      } else {
        for sample in rest[..<end] { add(sample, in: square, place, isLand: isLand) }
      }
      rest = rest[end...]
    }
  }

  /// Land that is measured as a whole reaches over the borders of cells.
  private mutating func add(_ sample: SampledDemand.Sample) {
    let box = land[Int(sample.place)].region.box
    let cell = Self.square(Self.block(of: sample, level: 0), level: 0, cell: cell)
    let extent = sample.share < 1 ? cell.intersection(box) : box
    let radius = extent.squaredFarthestDistance(to: sample.position).squareRoot()
    let place = surroundings.place(around: sample.position, radius: radius)
    attach(sample, place)
    append(place, land: sample.place, share: sample.share, square: extent, clip: -1)
  }

  private mutating func add(
    _ sample: SampledDemand.Sample, in square: PlanarBox, _ place: EdgeSurroundings.Place,
    isLand: Bool
  ) {
    attach(sample, place)
    guard isLand else { return }
    let extent = square.intersection(land[Int(sample.place)].region.box)
    let radius = extent.squaredFarthestDistance(to: sample.position).squareRoot()
    let own = surroundings.place(in: place, center: sample.position, radius: radius)
    append(own, land: sample.place, share: sample.share, square: extent, clip: -1)
  }

  private mutating func attach(
    _ sample: SampledDemand.Sample, _ place: EdgeSurroundings.Place
  ) {
    let attachment = surroundings.attachment(of: sample.position, in: place)
    attachments.append(attachment)
    let access = attachment.map { self.access(NetworkAccess($0, in: graph), spread: 0) }
    sampleAccesses.append(
      access
        ?? Access(
          tail: -1, head: -1, edge: -1, spread: 0, metresToTail: .infinity,
          metresToHead: .infinity))
  }

  mutating func append(
    _ place: EdgeSurroundings.Place, land: Int32, share: Double, square: PlanarBox, clip: Int32
  ) {
    let start = Int32(accesses.count)
    surroundings.accesses(in: place, into: &found)
    for access in found {
      accesses.append(self.access(access.network, spread: access.spread))
      attachmentsOfAccesses.append(access.network.attachment)
    }
    pieces.append(
      Piece(
        place: place, land: land, share: share, accesses: start..<Int32(accesses.count),
        isOnNetwork: surroundings.isOnNetwork(place),
        isOffNetwork: surroundings.isOffNetwork(place), square: square, clip: clip))
  }

  private mutating func access(_ network: NetworkAccess, spread: Float) -> Access {
    Access(
      tail: number(ofNode: network.tail), head: number(ofNode: network.head),
      edge: number(ofEdge: network.attachment.edge), spread: spread,
      metresToTail: network.metresToTail, metresToHead: network.metresToHead)
  }

  private mutating func number(ofNode node: Int32) -> Int32 {
    if numbers.ofNodes[Int(node)] < 0 {
      numbers.ofNodes[Int(node)] = Int32(nodes.count)
      nodes.append(node)
    }
    return numbers.ofNodes[Int(node)]
  }

  private mutating func number(ofEdge edge: Int32) -> Int32 {
    if numbers.ofEdges[Int(edge)] < 0 {
      numbers.ofEdges[Int(edge)] = Int32(edges.count)
      edges.append(edge)
    }
    return numbers.ofEdges[Int(edge)]
  }
}
