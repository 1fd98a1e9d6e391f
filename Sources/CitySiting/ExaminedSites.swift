import Assessment
import Coverage
public import WhatIf

/// What an examination of the city finds where the models count cells of the lattice: chosen sites, built one
/// after the other.
public struct ExaminedSites: Sendable {
  /// Demand within reach before the first, with the weights of equity, in people or m².
  public internal(set) var before: Double
  /// What newly comes within reach with each site after those before it.
  public internal(set) var gains: [Double] = []
  /// Communities that newly meet the type with all of the sites, ascending by position.
  public internal(set) var newlyMet: [Int] = []
  /// Communities with demand that do not meet it even so, ascending by position.
  public internal(set) var unmet: [Int] = []
}

extension Baseline {
  /// Builds sites one after the other, each a step that `undo` takes back. A site that no scenario may have, since
  /// it is off the network or farther than the radius from every community, gains nothing and is no step.
  ///
  /// - Parameters:
  ///   - sites: positions of candidates.
  ///   - siting: of a type that the baseline examines.
  /// - Complexity: that of `apply` for each site; with weights of equity that of measuring every community once
  ///   more.
  public mutating func examine(_ sites: [Int], of siting: CitySiteModels) -> ExaminedSites {
    var examined = ExaminedSites(before: covered(of: siting))
    let before = verdicts(of: siting)
    for site in sites {
      let gain = try? open(siting.candidates[site], as: siting).gain
      examined.gains.append(gain ?? 0)
    }
    let after = verdicts(of: siting)
    examined.newlyMet = after.indices.filter { after[$0] == .met && before[$0] != .met }
    examined.unmet = after.indices.filter { after[$0] != .met && after[$0] != .noDemand }
    return examined
  }

  private func verdicts(of siting: CitySiteModels) -> [Verdict] {
    guard let type = types.firstIndex(where: { $0.id == siting.type.id }) else { return [] }
    return communities.indices.map { rows[$0 * types.count + type].verdict }
  }

  /// Demand of the whole city within reach of the type, with the weights of equity, in people or m².
  public mutating func covered(of siting: CitySiteModels) -> Double {
    guard let type = types.firstIndex(where: { $0.id == siting.type.id }) else { return 0 }
    let demand = communities.indices.reduce(0) { $0 + rows[$1 * types.count + type].covered }
    return siting.countedWeights.reduce(demand) {
      $0 + $1.weight * (covered(type: type, of: $1.group) ?? 0)
    }
  }

  /// A step with a facility at a site: what it changes, and what it gains with the weights of equity.
  mutating func open(
    _ site: CandidateSite, as siting: CitySiteModels
  ) throws(ScenarioError) -> (
    effect: ScenarioEffect, counted: [PopulationGroup: Double], gain: Double
  ) {
    let position = standard.types.firstIndex { $0.id == siting.type.id } ?? 0
    var scenario = Scenario(name: site.id)
    // No file has an id that begins with this character; a premises holds one facility of a type.
    let facility = Facility(
      id: "\u{1}\(siting.type.id):\(site.id)", entrances: [site.position],
      services: [FacilityService(type: Int32(position), floorArea: site.floorArea)])
    scenario.added = [Scenario.Addition(facility)]
    let (effect, counted) = try apply(scenario, counting: [.elderly, .under3, .children])
    let gain = siting.countedWeights.reduce(effect.rows.reduce(0) { $0 + $1.gain }) {
      $0 + $1.weight * (counted[$1.group] ?? 0)
    }
    return (effect, counted, gain)
  }
}

extension CitySiteModels {
  /// The weights of equity of the groups that the demand tells apart.
  fileprivate var countedWeights: [(group: PopulationGroup, weight: Double)] {
    equity.weights(for: type.group).filter { ($0.group == .elderly ? elderly : children) != nil }
  }
}
