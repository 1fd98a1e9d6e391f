import Coverage
import FlatArrays
import PlanarGeometry

/// Finds how much of each type with a norm serves each community, group of communities by group.
///
/// Demand is taken at the places of a lattice of its own, whatever the run's is, since it says who shares a facility
/// with whom and not how far anyone walks.
struct AdequacyBuilder {
  private let input: AssessmentInput
  private let city: City
  /// All places of demand; nil before the first group.
  private var places: DemandPlaces?
  /// Row by row, like the rows of the result; nil where no norm asks or nothing can be told.
  private var adequacies: [Double?]

  /// Side of the lattice in metres.
  private static let cell = 50.0

  /// nil where no examined type has a norm, or the lattice cannot cover the land.
  init?(_ city: City, _ input: AssessmentInput) {
    guard input.types.contains(where: { !$0.norms.isEmpty }) else { return nil }
    let lattice = DemandLattice(cell: Self.cell)
    let isCovered = input.demand.allSatisfy { demand in
      guard case .land(let parts) = demand.places else { return true }
      return parts.allSatisfy { lattice.canCover($0.region.box) }
    }
    guard isCovered else { return nil }
    self.input = input
    self.city = city
    adequacies = [Double?](repeating: nil, count: input.index.count(ofRows: input.demand.count))
  }

  /// Enters all groups by straight lines.
  mutating func enterStraight() async {
    for group in input.facilities.groups {
      let layers = normedLayers(of: group)
      guard !layers.isEmpty else { continue }
      let options = input.options
      let own = await places(on: nil).keeping(group.communities)
      let found = await StraightCatchments(of: own, detour: options.detour).measure(
        layers.map { group.layers[$0] }, findsNearest: false, strategy: options.index,
        limit: FacilityLoadBuilder.limit, threads: options.threads)
      enter(found, layers, of: group, owners: own.owners)
    }
  }

  /// Enters a group on foot.
  ///
  /// - Parameter fields: searched for the group.
  mutating func enter(_ group: ServedFacilities.Group, on fields: NetworkFields) async {
    let layers = normedLayers(of: group)
    guard !layers.isEmpty else { return }
    let own = await places(on: (fields.streets, input.options.snapLimit))
      .keeping(group.communities)
    let found = await FootCatchments(of: own, on: fields).measure(
      layers, findsNearest: false, limit: FacilityLoadBuilder.limit,
      threads: input.options.threads)
    enter(found, layers, of: group, owners: own.owners)
  }

  private func normedLayers(of group: ServedFacilities.Group) -> [Int] {
    group.types.indices.filter { !input.types[group.types[$0]].norms.isEmpty }
  }

  private mutating func places(on ground: DemandPlaces.Ground?) async -> DemandPlaces {
    if let places { return places }
    let all = await DemandPlaces(
      of: input.demand, cell: Self.cell, on: ground, threads: input.options.threads)
    places = all
    return all
  }

  private mutating func enter(
    _ found: [LayerCatchments?], _ layers: [Int], of group: ServedFacilities.Group, owners: [Int32]
  ) {
    for (layer, catchments) in zip(layers, found) {
      guard let catchments else { continue }
      let type = group.types[layer]
      let services = group.facilities[layer].map { service(of: Int($0), type: type) }
      let supplies = FacilitySize.allCases.map { size in
        catchments.supply(
          sizes: services.map { size.size(of: $0) }, owners: owners,
          communities: group.communities.count)
      }
      for (number, community) in group.communities.enumerated() {
        let own = TypeSupply(
          places: supplies[0][number], floorArea: supplies[1][number], count: supplies[2][number])
        adequacies[input.index[community, type]] = adequacy(of: community, type: type, own)
      }
    }
  }

  /// All that a facility offers of a type.
  private func service(of facility: Int, type: Int) -> FacilityService {
    city.facilities.service(of: facility) { input.facilities.roster.type(of: $0) == type }
  }

  private func adequacy(of position: Int, type: Int, _ supply: TypeSupply) -> Double? {
    let (community, type) = (city.communities[position], (number: type, type: input.types[type]))
    guard input.total(community: position, type: type.number) > 0,
      let norm = type.type.norm(for: community.kind)
    else { return nil }
    return norm.adequacy(of: supply, community, group: type.type.group)
  }

  /// Enters what was found.
  func enter(into rows: inout [CoverageRow]) {
    for (position, adequacy) in adequacies.enumerated() { rows[position].setAdequacy(adequacy) }
  }
}

extension CoverageRow {
  /// - Parameter adequacy: Q, 0…1.
  mutating func setAdequacy(_ adequacy: Double?) {
    self.adequacy = adequacy
    quality = adequacy.map { $0 >= 1 - 1e-9 ? .adequate : .short } ?? .unknown
  }
}
