import FlatArrays
package import WalkNetwork

/// Counts the facilities that some demand of each community reaches on foot.
///
/// A nearest-facility search knows one facility for each node; here every facility is searched from on
/// its own, within its radius, and meets the gates of the communities: the nodes by which their samples
/// enter the network, each with the shortest way to some of their demand.
package struct FacilityCatchments: Sendable {
  /// Where one community's demand meets the network.
  package struct Gates: Sendable {
    var nodes: [Int32] = []
    /// Metres from each node to the nearest demand.
    var metres: [Double] = []
    /// Demand along edges where facilities lie too.
    var neighbors: [(edge: Int32, stretch: EdgeStretch)] = []

    package init() {}

    /// Takes the metres from each node.
    mutating func set(_ nearest: [Int32: Double]) {
      for (node, metres) in nearest.sorted(by: { $0.key < $1.key }) {
        nodes.append(node)
        self.metres.append(metres)
      }
    }

    /// Adds what the same community meets where facilities of other layers lie.
    package mutating func add(_ other: Gates) {
      if nodes.isEmpty { (nodes, metres) = (other.nodes, other.metres) }
      neighbors += other.neighbors
    }
  }

  private struct Gate {
    var community: Int32
    var metres: Double
  }

  private struct Neighbor {
    var community: Int32
    var stretch: EdgeStretch
  }

  private let communities: Int
  /// By node.
  private let gates: CompressedRows<Gate>
  private let neighbors: [Int32: [Neighbor]]

  /// - Parameter gates: of each community, with their neighbors on edges where facilities of the layers
  ///   that are counted lie.
  /// - Complexity: O(nodes + gates).
  package init(_ graph: WalkGraph, _ gates: [Gates]) {
    communities = gates.count
    self.gates = CompressedRows(rowCount: graph.nodeCount) { place in
      for (community, own) in gates.enumerated() {
        for (node, metres) in zip(own.nodes, own.metres) {
          place(Int(node), Gate(community: Int32(community), metres: metres))
        }
      }
    }
    var neighbors: [Int32: [Neighbor]] = [:]
    for (community, own) in gates.enumerated() {
      for (edge, stretch) in own.neighbors {
        neighbors[edge, default: []].append(
          Neighbor(community: Int32(community), stretch: stretch))
      }
    }
    self.neighbors = neighbors
  }

  /// Facilities of each layer that each community reaches: `result[layer][community]`.
  ///
  /// Complexity: for each facility a search within its radius, and the gates at the nodes found.
  func counts(_ fields: NetworkFields, threads: Int) async -> [[Int]] {
    await inChunks(
      of: fields.layers.count, threads: threads,
      makeScratch: { CatchmentSearch(fields.graph) }, finished: { _ in },
      work: { layer, search, output in
        output.append(
          counts(of: fields.layers[layer], from: fields.sources[layer], &search))
      })
  }

  private func counts(
    of layer: FacilityLayer, from sources: [WalkSource], _ search: inout CatchmentSearch
  ) -> [Int] {
    var counts = [Int](repeating: 0, count: communities)
    var reachedBy = [Int32](repeating: -1, count: communities)
    var sources = sources[...]
    while let owner = sources.first?.facility {
      let own = sources.prefix { $0.facility == owner }
      sources = sources[own.endIndex...]
      forEachCommunity(reaching: own, within: layer.radius, &search) { community in
        guard reachedBy[community] != owner else { return }
        reachedBy[community] = owner
        counts[community] += layer.counts[Int(owner)]
      }
    }
    return counts
  }

  /// Calls `body` with every community of which some demand reaches a facility, some of them several
  /// times.
  ///
  /// - Parameter sources: all of the facility.
  package func forEachCommunity(
    reaching sources: ArraySlice<WalkSource>, within radius: Double,
    _ search: inout CatchmentSearch,
    _ body: (Int) -> Void
  ) {
    let reach = ReachLimit(radius).metres
    search.run(from: sources, within: reach)
    for node in search.nodes {
      let distance = search.distance(ofNode: node)
      for gate in gates[Int(node)] where distance + gate.metres <= reach {
        body(Int(gate.community))
      }
    }
    for source in sources {
      for neighbor in neighbors[source.attachment.edge] ?? []
      where neighbor.stretch.metres(to: source) <= reach {
        body(Int(neighbor.community))
      }
    }
  }
}
