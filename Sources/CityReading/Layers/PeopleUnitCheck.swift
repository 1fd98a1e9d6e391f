import Assessment
import TableFiles
import Wording

/// Tells people that are counted in thousands or ten thousands, by what else is known of their number.
struct PeopleUnitCheck {
  private let communities: [Community]
  /// People of each community by the population layer; nil without one.
  private let people: [Double]?

  private static let factors = [1000.0, 10_000]
  /// A number is off by a factor if it is so within this share of it, either way.
  private static let tolerance = 2.5
  /// People of a household, and what a city's households may have.
  private static let usualHousehold = 2.7
  private static let possibleHousehold = 0.8...9.0

  init(_ city: City) {
    communities = city.communities
    people = city.population.map { layer in
      city.communities.indices.map { layer.people(in: $0) }
    }
  }

  /// Complexity: O(communities + places of people).
  func note(populationFile: String?, communityFile: String?, log: inout ReadingLog) {
    if let message = againstOwnColumn {
      note(message, file: populationFile, log: &log)
    } else if let message = againstHouseholds {
      note(message, file: people == nil ? communityFile : populationFile, log: &log)
    }
  }

  private func note(_ message: InputMessage, file: String?, log: inout ReadingLog) {
    let field = FieldRole.population.key
    log.note(Finding(.warning, .kept, field: field, says: message), file: file)
    log.alert(message.problem)
  }

  /// The layer's people against those that the communities state themselves.
  private var againstOwnColumn: InputMessage? {
    guard let people else { return nil }
    let (own, counted) = sums(communities.map(\.population), people)
    if let factor = Self.factor(own / counted) ?? Self.factor(counted / own) {
      return .peopleInOtherUnit(layer: counted, own: own, factor: factor)
    }
    let factor = max(counted / own, own / counted)
    guard factor.isFinite, factor >= Self.telling, isEverywhere(people) else { return nil }
    return .peopleByFactor(layer: counted, own: own, factor: factor)
  }

  /// Censuses of different years differ by less.
  private static let telling = 1.5
  /// Of the upper quarter of the communities' ratios to the lower where all differ for one reason.
  private static let steady = 1.3

  /// Whether most communities have about the same ratio of the layer's people to their own.
  ///
  /// Complexity: O(n log n).
  private func isEverywhere(_ people: [Double]) -> Bool {
    let ratios = zip(communities, people).compactMap { community, counted in
      community.population.flatMap { $0 > 0 && counted > 0 ? counted / $0 : nil }
    }.sorted()
    guard !ratios.isEmpty else { return false }
    let quarter = (ratios.count - 1) / 4
    return ratios[ratios.count - 1 - quarter] <= Self.steady * ratios[quarter]
  }

  private static func factor(_ ratio: Double) -> Double? {
    factors.first { (1 / tolerance...tolerance).contains(ratio / $0) && ratio > 100 }
  }

  /// All people against all households.
  private var againstHouseholds: InputMessage? {
    let counts = people ?? communities.map { $0.population ?? 0 }
    let (households, all) = sums(communities.map(\.households), counts)
    let size = all / households
    guard size.isFinite, size > 0, !(0.05...300).contains(size) else { return nil }
    let sizes = Self.factors.map { (factor: $0, size: size < 1 ? size * $0 : size / $0) }
    let likely = sizes.filter { Self.possibleHousehold.contains($0.size) }
      .min { Self.oddness($0.size) < Self.oddness($1.size) }
    guard let likely else { return nil }
    return .peopleAgainstHouseholds(
      people: all, households: households, factor: likely.factor, isFew: size < 1)
  }

  private static func oddness(_ size: Double) -> Double {
    max(size / usualHousehold, usualHousehold / size)
  }

  /// Over the communities where both are known and not 0.
  private func sums(_ stated: [Double?], _ counted: [Double]) -> (Double, Double) {
    var sums = (0.0, 0.0)
    for (stated, counted) in zip(stated, counted) where (stated ?? 0) > 0 && counted > 0 {
      sums.0 += stated ?? 0
      sums.1 += counted
    }
    return sums
  }
}
