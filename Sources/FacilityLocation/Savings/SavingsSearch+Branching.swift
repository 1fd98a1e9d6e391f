extension SavingsSearch: RoundingSearch {
  var pairCount: Int { matrix.pairCount }

  var bestValue: Double { best.value }

  func excludes(_ bound: Double) -> Bool { matrix.grid.excludes(bound, better: best.value) }

  private var decided: [Int] { decisions.indices.filter { decisions[$0] == .taken } }

  mutating func offerDecided() {
    let taken = decided
    if taken.reduce(0, { $0 + matrix.costs[$1] }) <= matrix.budget { offer(taken) }
  }

  mutating func enterNode() -> Double? {
    let taken = decided
    let spent = taken.reduce(0) { $0 + matrix.costs[$1] }
    guard spent <= matrix.budget else { return nil }
    guard refuseDear(room: matrix.budget - spent) else {
      offer(taken)
      return nil
    }
    let bound = descend(SubgradientPace(0.5, patience: 5), limit: 50)
    return excludes(bound) ? nil : bound
  }

  /// Refuses what the room cannot pay; false when nothing is left to decide.
  private mutating func refuseDear(room: Double) -> Bool {
    var isOpen = false
    for site in decisions.indices where decisions[site] == .free {
      if matrix.costs[site] > room {
        decisions[site] = .refused
        fixed.append(site)
      } else {
        isOpen = true
      }
    }
    return isOpen
  }
}
