/// The best assignment of demand to some sites, kept optimal while sites are added: a transportation
/// problem solved by augmenting along best paths (Busacker and Gowen 1960).
///
/// A path leads from unserved demand, or from a site that is to serve less, over demands that change
/// their site, to the room of the site that was added last. Savings lie on a grid (`CapacityMatrix`),
/// so that profits of paths are exact; of equal ones the shortest is taken, which ends after finitely
/// many steps (Edmonds and Karp 1972).
struct CapacityTransport: Sendable {
  /// Some of a demand's weight at a site.
  struct Part: Sendable {
    let slot: Int
    /// The next part of the same demand; -1 for none.
    let next: Int
    let unit: Double
    var amount: Double
  }

  let matrix: CapacityMatrix
  private(set) var sites: [Int] = []
  /// What each of `sites` serves.
  private(set) var loads: [Double] = []
  /// Σ savings of the assignment, the largest possible.
  private(set) var value = 0.0
  /// By demand: weight that is not served, and its first part.
  private(set) var left: [Double]
  private(set) var first: [Int]
  private(set) var parts: [Part] = []
  /// Pairs looked at so far.
  var visits = 0

  init(_ matrix: CapacityMatrix) {
    self.matrix = matrix
    left = matrix.rows.weights
    first = Array(repeating: -1, count: matrix.demandCount)
  }

  init(_ sites: some Sequence<Int>, in matrix: CapacityMatrix) {
    self.init(matrix)
    for site in sites { add(site) }
  }

  var spent: Double { matrix.cost(sites) }

  var served: Double { loads.reduce(0, +) }

  func room(_ slot: Int) -> Double { matrix.capacities[sites[slot]] - loads[slot] }

  /// Opens a site and assigns anew what is better so.
  ///
  /// Complexity: O(pairs of the sites) for each demand that changes its site altogether.
  mutating func add(_ site: Int) {
    sites.append(site)
    loads.append(0)
    var isGoingOn = true
    while isGoingOn && room(sites.count - 1) > 0 {
      let routes = TransportRoutes(to: sites.count - 1, in: &self)
      isGoingOn = push(routes)
    }
  }

  /// Pushes along one start after another until a move on the way is used up: only then do the routes
  /// change. False when no start is worth it.
  private mutating func push(_ routes: TransportRoutes) -> Bool {
    for start in routes.starts(in: &self) {
      if let demand = start.demand, left[demand] <= 0 { continue }
      let room = room(sites.count - 1)
      if room <= 0 { return false }
      let path = routes.path(from: start.slot)
      let limit = start.demand.map { left[$0] } ?? room
      let amount = path.reduce(min(limit, room)) { min($0, parts[$1.part].amount) }
      apply(amount, along: path, from: start)
      if path.contains(where: { parts[$0.part].amount <= 0 }) { return true }
    }
    return false
  }

  private mutating func apply(
    _ amount: Double, along path: [TransportRoutes.Move], from start: TransportRoutes.Start
  ) {
    if let demand = start.demand {
      left[demand] -= amount
      serve(demand, at: start.slot, unit: start.unit, amount)
      loads[start.slot] += amount
    }
    for move in path {
      let part = parts[move.part]
      parts[move.part].amount -= amount
      loads[part.slot] -= amount
      value -= part.unit * amount
      serve(move.demand, at: move.slot, unit: move.unit, amount)
      loads[move.slot] += amount
    }
  }

  private mutating func serve(_ demand: Int, at slot: Int, unit: Double, _ amount: Double) {
    value += unit * amount
    var part = first[demand]
    while part >= 0 && parts[part].slot != slot { part = parts[part].next }
    if part >= 0 {
      parts[part].amount += amount
    } else {
      parts.append(Part(slot: slot, next: first[demand], unit: unit, amount: amount))
      first[demand] = parts.count - 1
    }
  }
}

extension CapacityTransport {
  /// Dual prices of the assignment: what a unit of each demand is worth already.
  ///
  /// With them Σ priceᵢ·weightᵢ + Σ (price of capacity)·capacity is the value of the assignment, and a
  /// site adds at most what it is worth to them (`SiteFill`).
  ///
  /// Complexity: as `TransportRoutes`.
  mutating func prices() -> [Double] {
    let roomPrices = roomPrices()
    var prices = Array(repeating: 0.0, count: matrix.demandCount)
    for slot in sites.indices {
      for pair in matrix.row(sites[slot]) {
        let demand = Int(matrix.rows.demands[pair])
        prices[demand] = max(prices[demand], matrix.unit(pair) - roomPrices[slot])
      }
    }
    return prices
  }

  /// By slot: what is lost without a unit of its capacity.
  private mutating func roomPrices() -> [Double] {
    var losses = sites.indices.map { room($0) > 0 ? 0 : Double.infinity }
    for demand in first.indices {
      for part in parts(of: demand) where part.amount > 0 {
        losses[part.slot] = min(losses[part.slot], part.unit)
      }
    }
    var queue = SlotQueue(slotCount: sites.count)
    for slot in sites.indices { queue.append(slot) }
    while let slot = queue.popFirst() {
      visits += matrix.row(sites[slot]).count
      for pair in matrix.row(sites[slot]) {
        let unit = matrix.unit(pair)
        for part in parts(of: Int(matrix.rows.demands[pair])) where part.amount > 0 {
          let loss = part.unit - unit + losses[slot]
          guard part.slot != slot, loss < losses[part.slot] else { continue }
          losses[part.slot] = loss
          queue.append(part.slot)
        }
      }
    }
    return losses
  }

  func parts(of demand: Int) -> some Sequence<Part> {
    let parts = self.parts
    return sequence(state: first[demand]) { next -> Part? in
      guard next >= 0 else { return nil }
      let part = parts[next]
      next = part.next
      return part
    }
  }
}
