import PlanarGeometry

/// Joins neighbouring nodes into contiguous regions of about the weights that are asked for.
///
/// Regions grow one after the other from the nodes the last one left beside it, so few remnants
/// stay behind; remnants join a neighbour at the end, and the largest regions are split until there
/// are as many as wanted.
struct RegionGrowth {
  struct Link {
    let node: Int
    /// Regions grow over it; remnants may also join over closed ones (a canal, a railway).
    let isOpen: Bool
  }

  let links: [[Link]]
  let weights: [Double]
  /// Regions grow within one class.
  let classes: [Int]
  let positions: [PlanarPoint]
  private(set) var members: [[Int]] = []
  private(set) var labels: [Int]
  private var generator: SeededGenerator

  init(
    links: [[Link]], weights: [Double], classes: [Int], positions: [PlanarPoint],
    generator: SeededGenerator
  ) {
    self.links = links
    self.weights = weights
    self.classes = classes
    self.positions = positions
    self.generator = generator
    labels = Array(repeating: -1, count: weights.count)
  }

  func weight(_ region: Int) -> Double { members[region].reduce(0) { $0 + weights[$1] } }

  /// Labels every node.
  ///
  /// - Parameter target: quantiles of the weight of the regions of each class.
  mutating func grow(targets: [QuantileTable], count: Int) {
    var waiting = Array(weights.indices.reversed())
    while let start = waiting.popLast() {
      guard labels[start] < 0 else { continue }
      let table = targets[classes[start]]
      let left = growRegion(from: start, to: table.value(at: generator.fraction()))
      waiting += left.sorted { openSides($0) > openSides($1) }
    }
    joinRemnants(targets)
    settle(count: count, targets)
    dropEmpty()
  }

  /// Unlabelled neighbours that a region could still grow into.
  private func openSides(_ node: Int) -> Int {
    links[node].reduce(0) { $0 + ($1.isOpen && labels[$1.node] < 0 ? 1 : 0) }
  }

  /// Grows one region and gives the unlabelled nodes beside it.
  private mutating func growRegion(from start: Int, to target: Double) -> [Int] {
    let region = members.count
    members.append([])
    var beside: [Int] = []
    var weight = 0.0
    var next: Int? = start
    while let node = next {
      add(node, to: region, &beside)
      weight += weights[node]
      next = best(of: beside, for: region, from: start)
      if let candidate = next, weight + weights[candidate] / 2 > target { next = nil }
    }
    for node in beside where openSides(node) == 0 && weights[node] < target / 2 {
      add(node, to: region, &beside)
    }
    return beside
  }

  private mutating func add(_ node: Int, to region: Int, _ beside: inout [Int]) {
    labels[node] = region
    members[region].append(node)
    beside.removeAll { $0 == node }
    for link in links[node] where link.isOpen && labels[link.node] < 0 {
      guard classes[link.node] == classes[node], !beside.contains(link.node) else { continue }
      beside.append(link.node)
    }
  }

  /// The node with the most sides towards the region and the shortest way to its start.
  private mutating func best(of beside: [Int], for region: Int, from start: Int) -> Int? {
    var best: (score: Double, node: Int)?
    for node in beside {
      let side = weights[node].squareRoot()
      let shared = links[node].reduce(0) { $0 + (labels[$1.node] == region ? 1 : 0) }
      let distance = positions[node].distance(to: positions[start])
      let score = (Double(shared) * 0.8 + generator.fraction()) * side - distance * 0.6
      if score > best?.score ?? -.infinity { best = (score, node) }
    }
    return best?.node
  }

  /// Regions far below the smallest of their class join their smallest neighbour.
  private mutating func joinRemnants(_ targets: [QuantileTable]) {
    for region in members.indices {
      guard let first = members[region].first else { continue }
      if weight(region) < targets[classes[first]].value(at: 0) * 0.75 { join(region) }
    }
  }

  /// Joins a region to its smallest neighbour, over open links inside its class if there are any, or
  /// to the nearest region when it has no neighbour at all.
  @discardableResult
  private mutating func join(_ region: Int) -> Bool {
    guard let target = neighbour(of: region) ?? nearest(to: region) else { return false }
    for node in members[region] { labels[node] = target }
    members[target] += members[region]
    members[region] = []
    return true
  }

  private func neighbour(of region: Int) -> Int? {
    guard let own = members[region].first.map({ classes[$0] }) else { return nil }
    var best: (rank: Double, region: Int)?
    for node in members[region] {
      for link in links[node] where labels[link.node] != region && labels[link.node] >= 0 {
        let other = labels[link.node]
        let penalty = (link.isOpen ? 0 : 1e12) + (classes[link.node] == own ? 0 : 1e11)
        let rank = weight(other) + penalty
        if (rank, other) < (best?.rank ?? .infinity, best?.region ?? 0) { best = (rank, other) }
      }
    }
    return best?.region
  }

  private func nearest(to region: Int) -> Int? {
    guard let here = members[region].first.map({ positions[$0] }) else { return nil }
    let others = labels.indices.filter { labels[$0] >= 0 && labels[$0] != region }
    let nearest = others.min {
      positions[$0].squaredDistance(to: here) < positions[$1].squaredDistance(to: here)
    }
    return nearest.map { labels[$0] }
  }

  /// Joins the smallest regions, or splits the largest, relative to the mean of their class.
  private mutating func settle(count: Int, _ targets: [QuantileTable]) {
    let means = targets.map(\.mean)
    var sizes = members.map { region in
      region.reduce(0) { $0 + weights[$1] } / (region.first.map { means[classes[$0]] } ?? 1)
    }
    var living = members.count { !$0.isEmpty }
    while living > count, joinSmallest(&sizes) { living -= 1 }
    while living < count, splitLargest(&sizes) { living += 1 }
  }

  /// False when only one region is left.
  private mutating func joinSmallest(_ sizes: inout [Double]) -> Bool {
    let smallest = sizes.indices.filter { sizes[$0] > 0 }.min { sizes[$0] < sizes[$1] }
    guard let smallest, let node = members[smallest].first, join(smallest) else { return false }
    sizes[labels[node]] += sizes[smallest]
    sizes[smallest] = 0
    return true
  }

  /// False when every region is a single node.
  private mutating func splitLargest(_ sizes: inout [Double]) -> Bool {
    let largest = sizes.indices.filter { members[$0].count > 1 }.max { sizes[$0] < sizes[$1] }
    guard let largest else { return false }
    split(largest)
    sizes[largest] /= 2
    sizes.append(sizes[largest])
    return true
  }

  /// Grows half of a region anew from the node farthest from its first one.
  private mutating func split(_ region: Int) {
    let nodes = members[region]
    let total = weight(region)
    let first = positions[nodes[0]]
    let far =
      nodes.max { positions[$0].distance(to: first) < positions[$1].distance(to: first) }
      ?? nodes[0]
    for node in nodes { labels[node] = -1 }
    members[region] = []
    let half = members.count
    members.append([])
    var beside: [Int] = []
    var weight = 0.0
    var next: Int? = far
    while let node = next, members[half].count < nodes.count - 1 {
      add(node, to: half, &beside)
      beside.removeAll { !nodes.contains($0) }
      weight += weights[node]
      next = weight < total / 2 ? best(of: beside, for: half, from: far) : nil
    }
    for node in nodes where labels[node] < 0 {
      labels[node] = region
      members[region].append(node)
    }
  }

  /// Numbers the regions without gaps.
  private mutating func dropEmpty() {
    members.removeAll(where: \.isEmpty)
    for (region, nodes) in members.enumerated() {
      for node in nodes { labels[node] = region }
    }
  }
}
