import Assessment
import PlanarGeometry

/// 15-minute circles, each of neighbouring communities, and 5-minute units, of which some are half a community.
struct ExamAreas {
  private(set) var circles: [ExamArea] = []
  private(set) var units: [ExamArea] = []
  private let communities: [Community]

  private static let wholeCircles = 344
  private static let wholeUnits = 1690

  init(_ communities: [ExamCommunity], scale: ExamScale, generator: SeededGenerator) {
    self.communities = communities.map(\.community)
    circles = circles(count: scale.count(Self.wholeCircles), generator)
    units = units(count: scale.count(Self.wholeUnits))
  }

  // MARK: - Circles

  /// Each of one street, which has at least one.
  private func circles(count: Int, _ generator: SeededGenerator) -> [ExamArea] {
    let streets = Dictionary(grouping: communities.indices) {
      (communities[$0].district ?? "") + "/" + (communities[$0].street ?? "")
    }.values.sorted { $0[0] < $1[0] }
    let links = links
    let groups = zip(streets, shares(of: streets, count: count)).flatMap { street, number in
      grown(street, into: number, links: links, generator.branch(UInt64(street[0])))
    }
    return groups.sorted { $0[0] < $1[0] }.enumerated().map { number, own in
      circle(own, number: number + 1)
    }
  }

  /// How many circles each street has: one, and the rest by the people for each that it has.
  private func shares(of streets: [[Int]], count: Int) -> [Int] {
    let people = streets.map { $0.reduce(0) { $0 + (communities[$1].population ?? 0) } }
    var shares = streets.map { _ in 1 }
    for _ in 0..<max(count - streets.count, 0) {
      let open = streets.indices.filter { shares[$0] < streets[$0].count }
      let neediest = open.max { people[$0] / Double(shares[$0]) < people[$1] / Double(shares[$1]) }
      if let neediest { shares[neediest] += 1 }
    }
    return shares
  }

  /// The communities of a street in so many groups of neighbours, each ascending.
  private func grown(
    _ street: [Int], into number: Int, links: [[RegionGrowth.Link]],
    _ generator: SeededGenerator
  ) -> [[Int]] {
    let places = Dictionary(uniqueKeysWithValues: street.enumerated().map { ($1, $0) })
    let people = street.map { communities[$0].population ?? 0 }
    let each = people.reduce(0, +) / Double(number)
    var growth = RegionGrowth(
      links: street.map { member in
        links[member].compactMap { link in
          places[link.node].map { RegionGrowth.Link(node: $0, isOpen: true) }
        }
      }, weights: people, classes: street.map { _ in 0 },
      positions: street.map { communities[$0].region.centroid }, generator: generator)
    growth.grow(
      targets: [QuantileTable([(0, each * 0.5), (0.5, each), (1, each * 1.5)])], count: number)
    return growth.members.map { group in group.map { street[$0] }.sorted() }
  }

  private func circle(_ own: [Int], number: Int) -> ExamArea {
    let first = communities[own[0]]
    return ExamArea(
      region: PlanarRegion(uniting: own.map { communities[$0].region }),
      id: "Q" + CommunityRegister.digits(number, 4),
      name: (first.street ?? "") + "15分钟圈\(number)", street: first.street,
      district: first.district,
      population: own.reduce(0) { $0 + (communities[$1].population ?? 0) },
      households: own.reduce(0) { $0 + (communities[$1].households ?? 0) })
  }

  /// Communities that share an edge.
  private var links: [[RegionGrowth.Link]] {
    var owners: [[PlanarPoint]: Int] = [:]
    forEachEdge { community, edge in owners[edge] = community }
    var neighbours = communities.map { _ in Set<Int>() }
    forEachEdge { community, edge in
      guard let other = owners[[edge[1], edge[0]]], other != community else { return }
      neighbours[community].insert(other)
    }
    return neighbours.map { $0.sorted().map { RegionGrowth.Link(node: $0, isOpen: true) } }
  }

  private func forEachEdge(_ visit: (_ community: Int, _ edge: [PlanarPoint]) -> Void) {
    for (community, region) in communities.map(\.region).enumerated() {
      for ring in 0..<region.ringCount {
        let vertices = region.vertices[region.vertexRange(ofRing: ring)]
        guard var previous = vertices.last else { continue }
        for vertex in vertices {
          visit(community, [previous, vertex])
          previous = vertex
        }
      }
    }
  }

  // MARK: - Units

  /// Every community, the most populous of them in two halves.
  private func units(count: Int) -> [ExamArea] {
    let byPeople = communities.indices.sorted {
      (communities[$0].population ?? 0, $1) > (communities[$1].population ?? 0, $0)
    }
    let divided = Set(byPeople.prefix(max(count - communities.count, 0)))
    let parts = RegionDivision(of: communities.map(\.region), dividing: divided).parts
    return communities.enumerated().flatMap { number, community -> [ExamArea] in
      guard parts[number].count > 1 else {
        var unit = Self.area(community)
        unit.region = parts[number][0]
        return [unit]
      }
      return zip(parts[number], [("1", "一"), ("2", "二")]).map { region, names in
        let (digit, word) = names
        var unit = Self.area(community)
        let share = region.area / community.region.area
        unit.region = region
        unit.id += "-" + digit
        unit.name += word + "单元"
        unit.population = (unit.population * share).rounded()
        unit.households = (unit.households * share).rounded()
        return unit
      }
    }
  }

  private static func area(_ community: Community) -> ExamArea {
    ExamArea(
      region: community.region, id: community.id, name: community.name ?? community.id,
      street: community.street, district: community.district,
      population: community.population ?? 0, households: community.households ?? 0)
  }
}
