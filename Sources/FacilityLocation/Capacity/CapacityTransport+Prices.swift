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
