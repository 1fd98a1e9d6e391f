import PlanarGeometry

/// Spreads the facilities of one city over its communities and puts each at a gate.
struct FacilityPlacement {
  /// A community's people and the places where facilities can stand.
  struct Host {
    let entry: CommunityRegister.Entry
    /// Its compounds: middle and gates.
    let compounds: [(middle: PlanarPoint, gates: [PlanarPoint])]
  }

  struct Placed {
    let type: Int
    let community: Int
    let point: PlanarPoint
    /// The community's service complex (0) or shopping complex (1).
    let complex: Int?
  }

  let hosts: [Host]
  /// Of the facilities of a whole city.
  let share: Double
  private var generator: SeededGenerator
  /// By community, the points of the two complexes.
  private let complexes: [[PlanarPoint]]

  init(hosts: [Host], share: Double, generator: SeededGenerator) {
    self.hosts = hosts
    self.share = share
    var generator = generator
    complexes = hosts.map { Self.complexes($0, &generator) }
    self.generator = generator
  }

  /// For services the gate nearest to the middle of all compounds in every second community, otherwise
  /// a gate where there happened to be a building; for shops any gate.
  private static func complexes(_ host: Host, _ generator: inout SeededGenerator) -> [PlanarPoint] {
    let gates = host.compounds.flatMap(\.gates)
    guard let first = gates.first else { return [] }
    let sum = host.compounds.reduce(PlanarPoint(x: 0, y: 0)) { $0 + $1.middle }
    let middle = sum * (1 / Double(host.compounds.count))
    let nearest = gates.min { $0.squaredDistance(to: middle) < $1.squaredDistance(to: middle) }
    let any = gates[generator.draw(0..<gates.count)]
    let isCentral = generator.chance(0.5 * (1 + host.entry.provision) / 1.5)
    return [isCentral ? nearest ?? first : any, gates[generator.draw(0..<gates.count)]]
  }

  /// All facilities, by type and then by community.
  mutating func place() -> [Placed] {
    FacilityProgramme.all.indices.flatMap { type in
      zip(hosts.indices, allocation(of: FacilityProgramme.all[type])).flatMap { community, count in
        place(count, ofType: type, in: community)
      }
    }
  }

  /// How many of a type each community gets: every n-th person's, counted through all of them in the
  /// order of their ids, so that neighbours share what is rare.
  private mutating func allocation(of programme: FacilityProgramme) -> [Int] {
    let count = max(Int((Double(programme.count) * share).rounded()), 1)
    let weights = hosts.indices.map {
      complexes[$0].isEmpty ? 0 : weight(hosts[$0], programme.siting)
    }
    let total = weights.reduce(0, +)
    guard total > 0 else { return weights.map { _ in 0 } }
    let offset = generator.fraction()
    var sum = 0.0
    var given = 0
    return weights.map { weight in
      sum += weight
      let due = Int((sum / total * Double(count) + offset).rounded(.down))
      defer { given = due }
      return due - given
    }
  }

  private func weight(_ host: Host, _ siting: FacilityProgramme.Siting) -> Double {
    let entry = host.entry
    let people = QuantileTable.power(entry.population / 7000, siting.people)
    let provision = max(1 + siting.provision * (entry.provision - 0.5), 0.02)
    if siting.isShop { return people * provision }
    let served = people * provision * min(entry.area / Self.neighbourhood, 1).squareRoot()
    guard siting.isCare else { return served }
    let lack =
      switch entry.kind {
      case .old: 1.25
      case .resettlement: 1.05
      case .commodity: 0.95
      case .new: 0.35
      }
    return served * lack
  }

  /// m²; a smaller community is served by its neighbours too.
  private static let neighbourhood = 0.4e6

  /// The first near the middle or in the complex, the others each in the compound farthest from all
  /// before.
  private mutating func place(_ count: Int, ofType type: Int, in community: Int) -> [Placed] {
    let siting = FacilityProgramme.all[type].siting
    var placed: [Placed] = []
    for _ in 0..<count {
      let complex = siting.isShop ? 1 : 0
      let point: PlanarPoint
      let isShared = generator.chance(siting.complex) && !placed.contains { $0.complex != nil }
      if isShared {
        point = complexes[community][complex]
      } else if placed.isEmpty && generator.chance(0.25 + 0.5 * hosts[community].entry.provision) {
        point = beside(complexes[community][0])
      } else {
        point = farGate(from: placed.map(\.point), in: community)
      }
      placed.append(
        Placed(
          type: type, community: community, point: point, complex: isShared ? complex : nil))
    }
    return placed
  }

  /// A gate of the compound that is farthest from the nearest of `points`; any without points.
  private mutating func farGate(from points: [PlanarPoint], in community: Int) -> PlanarPoint {
    let compounds = hosts[community].compounds
    var chosen = compounds[generator.draw(0..<compounds.count)]
    if !points.isEmpty {
      let far = compounds.max { nearest($0.middle, points) < nearest($1.middle, points) }
      chosen = far ?? chosen
    }
    guard !chosen.gates.isEmpty else { return beside(chosen.middle) }
    return beside(chosen.gates[generator.draw(0..<chosen.gates.count)])
  }

  private func nearest(_ point: PlanarPoint, _ points: [PlanarPoint]) -> Double {
    points.reduce(.infinity) { min($0, point.squaredDistance(to: $1)) }
  }

  /// Up to 20 m away along either axis.
  private mutating func beside(_ point: PlanarPoint) -> PlanarPoint {
    PlanarPoint(x: point.x + generator.draw(-20...20), y: point.y + generator.draw(-20...20))
  }
}
