import Coverage

/// What facilities of one type provide for a community, by what they are sized.
struct TypeSupply {
  var places: CommunitySupply
  var floorArea: CommunitySupply
  var count: CommunitySupply
}

extension AdequacyNorm {
  /// Q, 0…1: the least of provided ÷ required over all that is asked, at most 1. The community's share of what it
  /// shares with others is by two-step floating catchment areas; the rule is the project's own definition.
  ///
  /// What is not known provides nothing, so that Q is a lower bound. There is no Q where facilities are in reach and
  /// none of them tells the size that is asked for, or the people or households are not known.
  func adequacy(
    of supply: TypeSupply, _ community: Community, group: PopulationGroup
  ) -> Double? {
    let people = community.people(of: countsEveryone ? .everyone : group)
    let asked: [(required: Double??, supply: CommunitySupply)] = [
      (
        areaPer100Households.map { area in community.households.map { $0 / 100 * area } },
        supply.floorArea
      ),
      (areaPer1000People.map { area in people.map { $0 / 1000 * area } }, supply.floorArea),
      (placesPer1000People.map { places in people.map { $0 / 1000 * places } }, supply.places),
      (peoplePerFacility.map { each in people.map { $0 / each } }, supply.count),
    ]
    var adequacy = 1.0
    for (required, supply) in asked {
      guard let required else { continue }
      guard let required, supply.isKnown else { return nil }
      if required > 0 { adequacy = min(adequacy, supply.amount / required) }
    }
    if let minimumArea {
      guard supply.floorArea.isKnown else { return nil }
      adequacy = min(adequacy, supply.floorArea.largest / minimumArea)
    }
    return adequacy
  }
}

extension CommunitySupply {
  /// Whether something can be told: a size is known, or there is nothing whose size could be.
  fileprivate var isKnown: Bool { known > 0 || facilities == 0 }
}
