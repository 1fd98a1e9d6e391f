import NearestStreets
import PlanarGeometry
import WalkNetwork

/// Coverage and distances as sums over the parts.
extension LandWalks {
  /// Demand of all parts.
  var demand: Double { parts.reduce(0) { $0 + $1.demand } }

  /// Demand of the parts on some edges, by their numbers in the network.
  func demand(whereEdge isWanted: (Int32) -> Bool) -> Double {
    let wanted = sheet.partition.edges.map(isWanted)
    guard wanted.contains(true) else { return 0 }
    return parts.reduce(0) { $0 + (wanted[edge(of: $1)] ? $1.demand : 0) }
  }

  /// The edge that a part goes on by, in the sheet.
  private func edge(of part: Part) -> Int {
    let (number, strips) = (Int(part.number), sheet.partition.strips)
    if number < strips.count { return Int(strips[number].edge) }
    let sector = sheet.partition.sectors[number - strips.count]
    return Int(sheet.partition.places[Int(sector.places.lowerBound)].edge)
  }

  /// Demand within a distance, and sets `isWhole`.
  mutating func covered(within radius: Double) -> Double {
    var demand = arrived
    isWhole = true
    for part in parts {
      if part.greatest <= radius {
        demand += part.demand
      } else {
        isWhole = false
        if part.least < radius { demand += part.density * area(of: part, within: radius) }
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
    var (connected, metres, beyond, least) = (arrived, 0.0, 0.0, Double.infinity)
    figures.covered = arrived
    var withoutWay = offNetwork
    isWhole = true
    for part in parts {
      guard part.least < .infinity else {
        withoutWay += part.demand
        isWhole = false
        continue
      }
      least = min(least, part.least)
      connected += part.demand
      let walks = part.density * metresOfAll(part)
      metres += walks
      if part.greatest <= radius {
        figures.covered += part.demand
        continue
      }
      isWhole = false
      let (inner, outer) = bounds(part, radius: radius, walks: walks)
      figures.covered += inner.demand
      // (d − R)/R between R and 2R, 1 beyond.
      beyond += (outer.walks - inner.walks) / radius - (outer.demand - inner.demand)
      beyond += part.demand - outer.demand
    }
    figures.distances.withoutWay = withoutWay
    figures.distances.minimum = arrived > 0 ? 0 : minimum(from: least)
    let total = connected + withoutWay
    guard total > 0 else { return }
    figures.distances.shortfall = min(max((beyond + withoutWay) / total, 0), 1)
    guard connected > 0 else { return }
    figures.distances.mean = metres / connected
    figures.distances.p50 = percentile(0.5 * connected)
    figures.distances.p90 = percentile(0.9 * connected)
  }

  /// Calls `body` with a place in each strip that is not within the radius as a whole, the demand of the
  /// strip, the place's distance and the edge's number in the network.
  mutating func forEachPlace(
    beyond radius: Double, _ streets: StreetSubdivision,
    _ body: (PlanarPoint, _ demand: Double, _ distance: Double, _ edge: Int32) -> Void
  ) {
    for part in parts where part.greatest > radius {
      guard Int(part.number) < sheet.partition.strips.count else { continue }
      let strip = sheet.partition.strips[Int(part.number)]
      let bands = sheet.bands(of: strip.bands)
      let band = bands[bands.startIndex + bands.count / 2]
      let t = 0.5 * (band.start + band.end)
      let leg = 0.5 * (band.lower.value(at: t) + band.upper.value(at: t))
      setSections(of: strip)
      let section = sections.sections.first { $0.start <= t && t <= $0.end }
      let distance = section.map { $0.walk(at: t) + leg } ?? .infinity
      guard distance > radius else { continue }
      body(
        streets.place(beside: strip.halfEdge, along: t, across: leg), part.demand, distance,
        sheet.partition.edges[Int(strip.edge)])
    }
  }

  private typealias Within = (demand: Double, walks: Double)

  /// What of a part is within the radius and within twice the radius.
  private mutating func bounds(
    _ part: Part, radius: Double, walks: Double
  ) -> (Within, Within) {
    var (inner, outer): (Within, Within) = ((0, 0), (0, 0))
    if part.least < radius {
      let sum = sum(of: part, within: radius)
      inner = (part.density * sum.area, part.density * sum.metres)
    }
    if part.greatest <= 2 * radius {
      outer = (part.demand, walks)
    } else if part.least < 2 * radius {
      let sum = sum(of: part, within: 2 * radius)
      outer = (part.density * sum.area, part.density * sum.metres)
    }
    return (inner, outer)
  }

  /// The least walk of any part, given the least of their bounds.
  private mutating func minimum(from bound: Double) -> Double {
    guard bound < .infinity else { return .infinity }
    var least = Double.infinity
    // Bounds are mostly exact, so that few parts are looked at.
    for part in parts where part.least < least && part.least <= bound + 1 {
      least = min(least, self.least(of: part))
    }
    for part in parts where part.least < least { least = min(least, self.least(of: part)) }
    return least
  }

  private mutating func least(of part: Part) -> Double {
    let number = Int(part.number)
    guard number < sheet.partition.strips.count else { return part.least }
    let strip = sheet.partition.strips[number]
    setSections(of: strip)
    var least = Double.infinity
    for section in sections.sections {
      for band in sheet.bands(of: strip.bands) {
        let (start, end) = (max(band.start, section.start), min(band.end, section.end))
        guard start < end else { continue }
        for t in [start, end] { least = min(least, band.lower.value(at: t) + section.walk(at: t)) }
      }
    }
    return least
  }
}
