/// A Lagrangian relaxation of a `CoverMatrix`: the multipliers are prices at which the groups pay for what
/// they need; what they pay and what the sites cost less than they earn by it bound every choice.
protocol CoverRelaxation: LagrangianRelaxation {
  var matrix: CoverMatrix { get }
  /// By site: its cost less what it earns.
  var reduced: [Double] { get }
}

extension CoverRelaxation {
  /// What all sites add to the least cost.
  var siteCost: Double {
    reduced.indices.reduce(0) { $0 + share($1) * reduced[$1] }
  }

  /// What the site is at these prices: taken when it earns its cost.
  func share(_ site: Int) -> Double {
    switch decisions[site] {
    case .free: reduced[site] < 0 ? 1 : 0
    case .taken: 1
    case .refused: 0
    }
  }

  func excludes(_ bound: Double, better value: Double) -> Bool {
    matrix.grid.excludes(bound, better: value)
  }

  mutating func fix(bound: Double, value: Double) -> [Int] {
    var fixed: [Int] = []
    for site in reduced.indices where decisions[site] == .free {
      if excludes(bound - max(reduced[site], 0), better: value) {
        decisions[site] = .refused
      } else if excludes(bound + min(reduced[site], 0), better: value) {
        decisions[site] = .taken
      } else {
        continue
      }
      fixed.append(site)
    }
    return fixed
  }
}
