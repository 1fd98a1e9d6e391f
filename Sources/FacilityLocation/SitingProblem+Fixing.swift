extension SitingProblem {
  /// The problem once some sites are open and others are not to be had. Positions stay what they are.
  ///
  /// What is open serves at no cost and is chosen no more. Where sites have capacities it keeps its own, so that it
  /// costs nothing and is among the sites of an answer as far as it serves anybody.
  ///
  /// - Complexity: O(pairs).
  public func fixing(open: [Int], closed: [Int] = []) -> SitingProblem {
    guard !open.isEmpty || !closed.isEmpty else { return self }
    var fixed = self
    if capacities == nil {
      fixed.openDistances = nearestDistances(with: open)
      fixed.pairs = pairs.without(Set(open + closed))
    } else {
      for site in open { fixed.costs[site] = 0 }
      fixed.pairs = pairs.without(Set(closed))
    }
    return fixed
  }

  /// Of each demand place to the nearest of what is open and of `sites`; infinite where none reaches it. Pairs
  /// without distances are none apart.
  ///
  /// Complexity: O(demand + pairs of the sites).
  func nearestDistances(with sites: [Int]) -> [Double] {
    var nearest = openDistances
    for site in sites {
      for pair in pairs.row(site) {
        let demand = Int(pairs.demands[pair])
        let distance = pairs.distances.isEmpty ? 0 : pairs.distances[pair]
        nearest[demand] = min(nearest[demand], distance)
      }
    }
    return nearest
  }

  /// Demand places with somebody that neither what is open nor any of `sites` reaches within `radius`, inclusive.
  public func left(by sites: [Int], radius: Double = .greatestFiniteMagnitude) -> [Int] {
    let nearest = nearestDistances(with: sites)
    return nearest.indices.filter { nearest[$0] > radius && weights[$0] > 0 }
  }
}

extension SitingAnswer {
  /// Without sites that exist already, as `fixing(open:)` leaves them in an answer.
  public func without(_ existing: Set<Int>) -> SitingAnswer {
    guard !existing.isEmpty else { return self }
    var answer = self
    let kept = sites.indices.filter { !existing.contains(sites[$0]) }
    answer.sites = kept.map { sites[$0] }
    answer.gains = kept.map { gains[$0] }
    answer.loads = loads.map { loads in kept.map { loads[$0] } }
    return answer
  }
}

extension SitePairs {
  /// With empty rows in place of those of some sites.
  fileprivate func without(_ sites: Set<Int>) -> SitePairs {
    var (starts, demands, distances) = ([0], [Int32](), [Double]())
    starts.reserveCapacity(siteCount + 1)
    demands.reserveCapacity(pairCount)
    distances.reserveCapacity(self.distances.count)
    for site in 0..<siteCount {
      if !sites.contains(site) {
        demands += self.demands[row(site)]
        if !self.distances.isEmpty { distances += self.distances[row(site)] }
      }
      starts.append(demands.count)
    }
    return SitePairs(starts: starts, demands: demands, distances: distances)
  }
}
