/// Vertex interchange (Teitz and Bart 1968): a site leaves, and any site enters that makes more of the
/// rest. Prices of the rest's assignment rule most candidates out without an assignment of their own.
struct CapacityInterchange {
  private(set) var transport: CapacityTransport
  private var fill = SiteFill()
  /// Pairs looked at so far.
  private(set) var visits = 0

  init(_ transport: CapacityTransport) { self.transport = transport }

  /// Exchanges until none is better, `limit` pairs are visited or the time is over.
  mutating func run(limit: Int, isTimeOver: () -> Bool) {
    var (next, unchanged) = (0, 0)
    while unchanged < transport.sites.count && visits < limit && !isTimeOver() {
      if next >= transport.sites.count { next = 0 }
      let isBetter = replace(transport.sites[next], limit: limit, isTimeOver: isTimeOver)
      unchanged = isBetter ? 0 : unchanged + 1
      if !isBetter { next += 1 }
    }
  }

  /// Looks for the best site in the place of `leaving`.
  private mutating func replace(
    _ leaving: Int, limit: Int, isTimeOver: () -> Bool
  ) -> Bool {
    let matrix = transport.matrix
    var rest = CapacityTransport(transport.sites.filter { $0 != leaving }, in: matrix)
    let prices = rest.prices()
    visits += rest.visits
    let room = matrix.rows.budget - rest.spent
    var best = transport
    for site in 0..<matrix.siteCount where visits < limit && !isTimeOver() {
      guard matrix.rows.costs[site] <= room, !transport.sites.contains(site) else { continue }
      fill.fill(site, in: matrix, prices: prices)
      visits += matrix.row(site).count
      let least = best.value + matrix.rows.grid.tolerance(at: best.value)
      guard rest.value + fill.worth > least else { continue }
      var trial = rest
      trial.visits = 0
      trial.add(site)
      visits += trial.visits
      if trial.value > least { best = trial }
    }
    guard best.value > transport.value else { return false }
    transport = best
    return true
  }
}
