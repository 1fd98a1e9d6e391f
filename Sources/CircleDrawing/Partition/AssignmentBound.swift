/// A lower bound on the walk of any division: every atom walks to one of so many centres, none of which serves more
/// people than the band's most, whether or not circles hold together (Lagrangian relaxation of the capacitated
/// p-median problem; Cornuéjols, Fisher, Nemhauser 1977, doi:10.1287/mnsc.23.8.789).
struct AssignmentBound {
  private let problem: AreaProblem
  private let count: Int
  private let most: Double

  private static let rounds = 120

  /// - Parameter heldBand: whether the band holds for all circles that are compared.
  init(_ problem: AreaProblem, count: Int, heldBand: Bool) {
    self.problem = problem
    self.count = count
    most = heldBand ? problem.band.most : .infinity
  }

  /// The best of the bounds that some rounds of the subgradient method find.
  ///
  /// - Parameter cost: of a division that is known.
  /// - Complexity: O(rounds · walks · log of a row).
  func value(atMost cost: Double) -> Double {
    var prices = startingPrices()
    var (best, step, idle) = (0.0, 1.5, 0)
    for _ in 0..<Self.rounds {
      let (bound, served) = relaxed(prices)
      if bound > best { (best, idle) = (bound, 0) } else { idle += 1 }
      if idle > 8 { (step, idle) = (step / 2, 0) }
      let slopes = served.map { 1 - $0 }
      let norm = slopes.reduce(0) { $0 + $1 * $1 }
      guard norm > 1e-12, cost > bound else { break }
      let length = step * (cost - bound) / norm
      for atom in prices.indices { prices[atom] = max(prices[atom] + length * slopes[atom], 0) }
    }
    return best
  }

  /// The walk of each atom to its nearest centre.
  private func startingPrices() -> [Double] {
    var prices = problem.people.map { $0 * problem.walks.limit }
    for (place, atom) in problem.walks.atoms.enumerated() {
      prices[Int(atom)] = min(prices[Int(atom)], problem.walks.walks[place])
    }
    return prices
  }

  /// The bound at some prices, and how often each atom is served by the centres that are chosen.
  private func relaxed(_ prices: [Double]) -> (Double, [Double]) {
    let dear = prices.indices.filter { prices[$0] > problem.people[$0] * problem.walks.limit }
    let rows = (0..<problem.walks.count).map { row in (row, serve(row, at: prices, dear)) }
    let chosen = rows.sorted { ($0.1.gain, $0.0) < ($1.1.gain, $1.0) }.prefix(count)
    var served = [Double](repeating: 0, count: prices.count)
    var bound = prices.reduce(0, +)
    for (_, service) in chosen {
      bound += service.gain
      for (atom, share) in service.shares { served[Int(atom)] += share }
    }
    return (bound, served)
  }

  /// What a centre saves, not positive, by the shares of atoms that it serves.
  ///
  /// - Parameter dear: atoms for whom a walk beyond the limit saves something.
  private func serve(
    _ row: Int, at prices: [Double], _ dear: [Int]
  ) -> (gain: Double, shares: [(Int32, Double)]) {
    let (walks, people) = (problem.walks, problem.people)
    var offers: [(gain: Double, atom: Int32)] = []
    for place in Int(walks.starts[row])..<Int(walks.starts[row + 1]) {
      let gain = walks.walks[place] - prices[Int(walks.atoms[place])]
      if gain < 0 { offers.append((gain, walks.atoms[place])) }
    }
    for atom in dear {
      let number = Int32(truncatingIfNeeded: atom)
      guard walks.place(row: row, atom: number) == nil else { continue }
      offers.append((people[atom] * walks.limit - prices[atom], number))
    }
    offers.sort { a, b in
      // The most saved for each person first; who has nobody costs no room.
      let (first, second) = (a.gain * people[Int(b.atom)], b.gain * people[Int(a.atom)])
      return first != second ? first < second : a.atom < b.atom
    }
    var (room, gain) = (most, 0.0)
    var shares: [(Int32, Double)] = []
    for offer in offers where room > 0 {
      let own = people[Int(offer.atom)]
      let share = own > room ? room / own : 1
      gain += share * offer.gain
      room -= share * own
      shares.append((offer.atom, share))
    }
    return (gain, shares)
  }
}
