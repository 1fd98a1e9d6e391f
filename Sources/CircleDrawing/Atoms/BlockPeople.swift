import Assessment
import GEOSBridge
import PlanarGeometry

/// Tells how the people of a community are spread over its blocks.
struct BlockPeople {
  let city: City
  let geos: GEOSContext

  /// People of a community: those of its own column, else of the population layer, else none.
  func people(of community: Int) -> Double {
    city.communities[community].population ?? city.population?.people(in: community) ?? 0
  }

  /// Of the community's people, the share in each block: as the population layer has it, else by residential land,
  /// else by area; together 1.
  func shares(of community: Int, in blocks: [PlanarRegion]) throws(GEOSError) -> [Double] {
    if let layer = city.population {
      let division = try PeopleDivision(
        of: layer, layer.range(of: community), among: blocks, geos)
      if let shares = division.people(in: layer).shares { return shares }
    }
    if let land = try residentialLand(of: community, in: blocks),
      let shares = land.map(\.area).shares
    {
      return shares
    }
    return blocks.map(\.area).shares ?? blocks.map { _ in 1 / Double(blocks.count) }
  }

  /// The community's residential land in each block; nil where the city has none.
  func residentialLand(
    of community: Int, in blocks: [PlanarRegion]
  ) throws(GEOSError) -> [PlanarRegion]? {
    guard let land = city.residentialByCommunity?[community] else { return nil }
    let division = LandDivision(land.parts, geos)
    var parts: [PlanarRegion] = []
    for block in blocks { parts.append(try division.land(within: block)) }
    return parts
  }
}

extension [Double] {
  /// Each as a share of their sum; nil where that is not greater than 0.
  fileprivate var shares: [Double]? {
    let sum = reduce(0, +)
    return sum > 0 && sum.isFinite ? map { $0 / sum } : nil
  }

  /// So much of an amount as each share has, together the amount.
  func dividing(_ amount: Double) -> [Double] {
    var left = amount
    return indices.map { position in
      guard position + 1 < count else { return left }
      let part = Swift.min(amount * self[position], left)
      left -= part
      return part
    }
  }
}
