/// A covering question in parts that share no site and no group: each is solved on its own.
struct CoverComponents {
  /// One part; its site s is site `sites[s]` of the whole.
  struct Part {
    var matrix: CoverMatrix
    var sites: [Int]
  }

  /// Ascending by the first site.
  let parts: [Part]

  /// Complexity: O(pairs).
  init(_ matrix: CoverMatrix) {
    let roots = Self.roots(matrix)
    var (numbers, members) = ([Int: Int](), [[Int]]())
    for site in roots.indices where !matrix.row(site).isEmpty {
      let part = numbers[roots[site]] ?? members.count
      if part == members.count {
        numbers[roots[site]] = part
        members.append([])
      }
      members[part].append(site)
    }
    var places = Array(repeating: Int32(-1), count: matrix.demandCount)
    parts = members.map { Part(matrix: Self.part(matrix, sites: $0, &places), sites: $0) }
  }

  /// By site, the smallest site that it is tied to through groups.
  private static func roots(_ matrix: CoverMatrix) -> [Int] {
    var parents = Array(matrix.costs.indices)
    func root(_ site: Int) -> Int {
      var site = site
      while parents[site] != site {
        parents[site] = parents[parents[site]]
        site = parents[site]
      }
      return site
    }
    var firstSites = Array(repeating: -1, count: matrix.groupCount)
    for site in matrix.costs.indices {
      for group in matrix.groups(of: site) {
        if firstSites[group] < 0 { firstSites[group] = site }
        let (a, b) = (root(firstSites[group]), root(site))
        parents[max(a, b)] = min(a, b)
      }
    }
    return parents.indices.map { root($0) }
  }

  private static func part(
    _ matrix: CoverMatrix, sites: [Int], _ places: inout [Int32]
  ) -> CoverMatrix {
    var found: Set<Int> = []
    for site in sites { found.formUnion(matrix.groups(of: site)) }
    let groups = found.sorted()
    let demand = groups.flatMap { matrix.members(of: $0) }
    for (number, old) in demand.enumerated() { places[old] = Int32(truncatingIfNeeded: number) }
    return CoverMatrix(
      rows: sites.map { matrix.row($0).map { places[Int(matrix.demands[$0])] } },
      costs: sites.map { matrix.costs[$0] },
      groupSizes: groups.map { matrix.members(of: $0).count },
      weights: demand.map { matrix.weights[$0] }, needs: groups.map { matrix.needs[$0] })
  }
}

extension CoverMatrix {
  /// Reduces the question, solves its parts and joins their answers. All parts are bounded before any is
  /// branched on, so that no time limit leaves one without an answer.
  ///
  /// - Parameter target: asks only whether a choice costs at most this.
  func solve(target: Double? = nil, options: SitingSearch) -> SearchOutcome {
    let parts = CoverComponents(isUnit ? CoverReduction.reduced(self) : self).parts
    // What is left of the target for a part: all of it only where nothing else needs any.
    let partTarget = parts.count == 1 ? target : nil
    var (outcomes, bound) = ([SearchOutcome](), 0.0)
    for part in parts where bound <= target ?? .infinity {
      outcomes.append(
        part.matrix.solvePart(of: pairCount, target: partTarget, options: options.quick))
      bound += outcomes[outcomes.count - 1].bound
    }
    if options.isExact && bound <= target ?? .infinity {
      for number in parts.indices where !outcomes[number].isSettled(partTarget) {
        if options.isTimeOver() {
          outcomes[number].effort.isTimeOver = true
        } else {
          outcomes[number].improve(
            by: parts[number].matrix.solvePart(
              of: pairCount, target: partTarget, options: options))
        }
      }
    }
    for number in outcomes.indices {
      outcomes[number].sites = outcomes[number].sites.map { parts[number].sites[$0] }
    }
    return outcomes.joined
  }

  /// - Parameter wholePairs: pairs of the whole question, of whose work the part does its share.
  private func solvePart(
    of wholePairs: Int, target: Double?, options: SitingSearch
  ) -> SearchOutcome {
    if isUnit {
      var search = CoverSearch(
        DemandRelaxation(self), pairCount: wholePairs, target: target, options: options)
      return search.run(from: search.boundByAscent())
    }
    var groups = GroupRelaxation(self)
    var search: CoverSearch<GroupRelaxation>
    if groups.isWhole {
      search = CoverSearch(groups, pairCount: wholePairs, options: options)
    } else {
      var prices = CoverSearch(DemandRelaxation(self), pairCount: wholePairs, options: options)
      _ = prices.boundByAscent()
      groups.take(demandPrices: prices.relaxation.multipliers.values)
      search = CoverSearch(groups, after: prices)
    }
    let work = options.pairBudget / max(wholePairs, 1) * pairCount
    let pace = groups.rootPace(work: work)
    return search.run(from: search.descend(pace, isRoot: true))
  }
}

/// Outcomes of covering, whose values are costs.
extension SearchOutcome {
  /// Whether nothing is left to find out: nothing cheaper, or whether the target can be kept.
  func isSettled(_ target: Double?) -> Bool {
    bound >= value || target.map { value <= $0 || bound > $0 } ?? false
  }

  /// Takes what another search of the same question found better.
  mutating func improve(by other: SearchOutcome) {
    if other.value < value { (sites, value) = (other.sites, other.value) }
    bound = min(max(bound, other.bound), value)
    effort += other.effort
  }
}

extension [SearchOutcome] {
  /// The outcome of a question that falls into these parts.
  var joined: SearchOutcome {
    SearchOutcome(
      sites: flatMap(\.sites), value: reduce(0) { $0 + $1.value },
      bound: reduce(0) { $0 + $1.bound },
      effort: reduce(into: SearchEffort()) { $0 += $1.effort })
  }
}
