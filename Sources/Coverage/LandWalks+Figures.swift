import NearestStreets
import PlanarGeometry
import WalkNetwork

/// Coverage and distances as sums over the parts.
extension LandWalks {
  /// Demand of all parts.
  var demand: Double { bounds.reduce(0) { $0 + $1.demand } }

  /// Demand of the parts on some edges, by their numbers in the network.
  func demand(whereEdge isWanted: (Int32) -> Bool) -> Double {
    let wanted = sheet.partition.edges.map(isWanted)
    guard wanted.contains(true) else { return 0 }
    return parts.indices.reduce(0) { $0 + (wanted[Int(parts[$1].edge)] ? bounds[$1].demand : 0) }
  }

  func density(_ number: Int) -> Double { densities[Int(parts[number].land)] }

  /// Demand within a distance, and sets `isWhole`.
  mutating func covered(within radius: Double) -> Double {
    var demand = arrived
    isWhole = true
    for number in parts.indices {
      if bounds[number].greatest <= radius {
        demand += bounds[number].demand
      } else if bounds[number].demand != 0 {
        isWhole = false
        if bounds[number].least < radius {
          demand += density(number) * cut(number, within: radius).area
        }
      }
    }
    return demand
  }

  /// Fills in what is covered and all distances, and sets `isWhole`.
  ///
  /// - Parameter offNetwork: demand besides, of which no way is known.
  mutating func summarize(
    radius: Double, offNetwork: Double, into figures: inout NetworkFigures
  ) {
    var (connected, metres, beyond, bound) = (arrived, 0.0, 0.0, Double.infinity)
    figures.covered = arrived
    var withoutWay = offNetwork
    isWhole = true
    for number in parts.indices where bounds[number].demand != 0 {
      let demand = bounds[number].demand
      guard bounds[number].least < .infinity else {
        withoutWay += demand
        isWhole = false
        continue
      }
      bound = min(bound, bounds[number].least)
      connected += demand
      let walks = density(number) * metresOfAll(number)
      metres += walks
      if bounds[number].greatest <= radius {
        figures.covered += demand
        continue
      }
      isWhole = false
      guard bounds[number].least < 2 * radius else {
        beyond += demand
        continue
      }
      let inner: Within = bounds[number].least < radius ? within(radius, of: number) : (0, 0)
      let outer: Within =
        bounds[number].greatest <= 2 * radius ? (demand, walks) : within(2 * radius, of: number)
      figures.covered += inner.demand
      // (d − R)/R between R and 2R, 1 beyond.
      beyond += (outer.walks - inner.walks) / radius - (outer.demand - inner.demand)
      beyond += demand - outer.demand
    }
    figures.distances.withoutWay = withoutWay
    figures.distances.minimum = arrived > 0 ? 0 : minimum(from: bound)
    let total = connected + withoutWay
    guard total > 0 else { return }
    figures.distances.shortfall = min(max((beyond + withoutWay) / total, 0), 1)
    guard connected > 0 else { return }
    figures.distances.mean = metres / connected
    let percentiles = percentiles([0.5 * connected, 0.9 * connected])
    (figures.distances.p50, figures.distances.p90) = (percentiles[0], percentiles[1])
  }

  /// Calls `body` with a place in each strip that is not within the radius as a whole, the demand of the
  /// strip, the place's distance and the edge's number in the network.
  mutating func forEachPlace(
    beyond radius: Double, _ streets: StreetSubdivision,
    _ body: (PlanarPoint, _ demand: Double, _ distance: Double, _ edge: Int32) -> Void
  ) {
    for number in 0..<strips where bounds[number].greatest > radius && bounds[number].demand > 0 {
      let strip = sheet.partition.strips[number]
      let bands = sheet.partition.bands(of: strip.bands)
      let band = bands[bands.startIndex + bands.count / 2]
      let t = 0.5 * (band.start + band.end)
      let leg = 0.5 * (band.lower.value(at: t) + band.upper.value(at: t))
      var distance = Double.infinity
      forEachSection(of: number) { section in
        if section.start <= t && t <= section.end { distance = section.walk(at: t) + leg }
      }
      guard distance > radius else { continue }
      body(
        streets.place(beside: strip.halfEdge, along: t, across: leg), bounds[number].demand,
        distance,
        sheet.partition.edges[Int(strip.edge)])
    }
  }

  private typealias Within = (demand: Double, walks: Double)

  /// What of a part is within a distance.
  private mutating func within(_ distance: Double, of number: Int) -> Within {
    let (sum, density) = (sum(of: number, within: distance), density(number))
    return (density * sum.area, density * sum.metres)
  }

  /// The least walk of any part, given the least of their bounds.
  private mutating func minimum(from bound: Double) -> Double {
    guard bound < .infinity else { return .infinity }
    var result = Double.infinity
    // Bounds are mostly exact, so that few parts are looked at.
    for number in parts.indices
    where bounds[number].least < result && bounds[number].least <= bound + 1 {
      result = min(result, leastWalk(of: number))
    }
    for number in parts.indices where bounds[number].least < result {
      result = min(result, leastWalk(of: number))
    }
    return result
  }

  private mutating func leastWalk(of number: Int) -> Double {
    guard number < strips else { return bounds[number].least }
    var result = Double.infinity
    forEachStretch(of: number) { band, from, to, section in
      for t in [from, to] { result = min(result, band.lower.value(at: t) + section.walk(at: t)) }
    }
    return result
  }
}
