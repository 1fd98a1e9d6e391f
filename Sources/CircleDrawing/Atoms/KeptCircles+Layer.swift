import Assessment
public import GEOSBridge
public import PlanarGeometry

extension KeptCircles {
  /// Circles by the id that each atom's circle has; nil where it has none.
  public init(circlesOfAtoms: [String?]) {
    let ids = Set(circlesOfAtoms.compactMap(\.self)).sorted {
      $0.utf8.lexicographicallyPrecedes($1.utf8)
    }
    let numbers = Dictionary(
      uniqueKeysWithValues: ids.enumerated().map { ($1, Int32(truncatingIfNeeded: $0)) })
    self.init(ids: ids, circleOfAtom: circlesOfAtoms.map { $0.flatMap { numbers[$0] } ?? -1 })
  }

  /// Circles of a layer: each atom is of that in which most of its people live, or where nobody does, which has most of
  /// its area; of equal ones, that of the lesser id. Atoms that no circle meets have none.
  ///
  /// - Parameter layer: valid regions; those of one id are one circle.
  /// - Complexity: O(n log n) in the vertices, and one cut for each place of people that a border meets.
  public init(
    layer: [(id: String, region: PlanarRegion)], of atoms: AtomLayer
  ) throws(GEOSError) {
    let sorted = layer.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
    let geos = try GEOSContext()
    var division = Apportionment(sorted.map(\.region), geos)
    var circles: [String?] = []
    for atom in 0..<atoms.count {
      let shares = try atoms.shares(of: atom, among: &division)
      let best = Self.sums(shares, sorted.map(\.id)).max {
        $0.share < $1.share
          || $0.share == $1.share && $1.id.utf8.lexicographicallyPrecedes($0.id.utf8)
      }
      circles.append(best?.id)
    }
    self.init(circlesOfAtoms: circles)
  }

  private static func sums(
    _ shares: [Int32: Double], _ ids: [String]
  ) -> [(id: String, share: Double)] {
    var sums: [String: Double] = [:]
    for (region, share) in shares.sorted(by: { $0.key < $1.key }) {
      sums[ids[Int(region)], default: 0] += share
    }
    return sums.map { ($0.key, $0.value) }
  }
}

extension AtomLayer {
  /// By region, what of an atom's people live in it; where nobody does, its share of the area.
  fileprivate func shares(
    of atom: Int, among division: inout Apportionment
  ) throws(GEOSError) -> [Int32: Double] {
    let areas = try division.divide(city.communities[atom].region).parts
    guard areas.count > 1, let layer = city.population, layer.people(in: atom) > 0 else {
      return Dictionary(uniqueKeysWithValues: areas.map { ($0.community, $0.share) })
    }
    var shares: [Int32: Double] = [:]
    for place in layer.range(of: atom) {
      switch layer.shape {
      case .regions(let regions) where regions[place].area > 0:
        for part in try division.divide(regions[place]).parts {
          shares[part.community, default: 0] += part.share * layer.people[place]
        }
      case .regions: break
      case .points(let points):
        let homes = areas.filter { $0.region.contains(points[place]) }
        if let home = homes.first { shares[home.community, default: 0] += layer.people[place] }
      }
    }
    return shares
  }
}
