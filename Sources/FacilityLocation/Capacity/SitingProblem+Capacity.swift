extension SitingProblem {
  /// What the sites cover within `radius` and save from `current`, where no site serves more than its
  /// capacity.
  ///
  /// - Parameter unit: by demand and pair, what a unit of weight saves; nothing when not above 0.
  func capacityMatrix(
    _ capacities: [Double], budget: Double, unit: (_ demand: Int, _ pair: Int) -> Double
  ) -> CapacityMatrix {
    var (starts, demands, units) = ([0], [Int32](), [Double]())
    for site in 0..<siteCount {
      for pair in pairs.row(site) {
        let demand = Int(pairs.demands[pair])
        let saved = unit(demand, pair)
        guard saved > 0 && weights[demand] > 0 else { continue }
        demands.append(pairs.demands[pair])
        units.append(saved)
      }
      starts.append(demands.count)
    }
    return CapacityMatrix(
      starts: starts, demands: demands, units: units, weights: weights, costs: costs,
      capacities: capacities, budget: budget)
  }

  func coveringMatrix(
    _ capacities: [Double], radius: Double, budget: Double
  ) -> CapacityMatrix {
    capacityMatrix(capacities, budget: budget) { demand, pair in
      let isNear = pairs.distances.isEmpty || pairs.distances[pair] <= radius
      return isNear && openDistances[demand] > radius ? 1 : 0
    }
  }

  /// The weight within `radius`, inclusive, that open facilities and the first of `sites`, the first
  /// two and so on can serve at most, no site more than its capacity.
  public func covered(afterEachOf sites: [Int], radius: Double) -> [Double] {
    guard let capacities else { return coveredWithoutLimit(afterEachOf: sites, radius: radius) }
    let open = zip(openDistances, weights).reduce(0) { $1.0 <= radius ? $0 + $1.1 : $0 }
    var transport = CapacityTransport(
      coveringMatrix(capacities, radius: radius, budget: .infinity))
    return sites.map { site in
      transport.add(site)
      return open + transport.value
    }
  }

  private func coveredWithoutLimit(afterEachOf sites: [Int], radius: Double) -> [Double] {
    var isCovered = openDistances.map { $0 <= radius }
    var covered = zip(isCovered, weights).reduce(0) { $1.0 ? $0 + $1.1 : $0 }
    return sites.map { site in
      for pair in pairs.row(site) where pairs.distances.isEmpty || pairs.distances[pair] <= radius {
        let demand = Int(pairs.demands[pair])
        if !isCovered[demand] { covered += weights[demand] }
        isCovered[demand] = true
      }
      return covered
    }
  }
}

extension SitingAnswer {
  /// Searches `matrix`; `objective` tells the model's objective of a sum of savings.
  init(_ matrix: CapacityMatrix, _ options: SitingSearch, objective: (Double) -> Double) {
    var search = CapacitySearch(matrix, options: options)
    let outcome = search.run()
    var order = CapacityGreedy(in: matrix, budget: .infinity)
    order.run(among: outcome.sites.sorted())
    self.init(
      outcome, order: (order.transport.sites, order.gains), loads: order.transport.loads,
      objective: objective)
  }
}
