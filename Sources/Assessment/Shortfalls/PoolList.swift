import FlatArrays

/// A reason to take a community into the shortfall project pool first. The four words are those of the published
/// scheme (群众呼声高、老幼保障缺、设施数量少、服务评分低); how each becomes a number is the project's own definition
/// (certainty D).
public enum PoolPart: String, CaseIterable, Sendable {
  /// 群众呼声: 100 · need votes ÷ valid answers, averaged with the percentile of complaints per 1000 people.
  case voice
  /// 老幼保障: 100 · mean uncovered share over the types for those of 60 and over and of under 3.
  case care
  /// 设施数量: 100 less the percentile of the facilities inside per 1000 people.
  case supply
  /// 服务评分: 100 · (5 − mean rating of the facilities inside) ÷ 4.
  case rating
}

/// A community in the priority list.
public struct PoolEntry: Equatable, Sendable {
  /// Position in the city.
  public var community: Int
  /// 0…100 each, the higher the more urgent; what is not in the basis of the list is told all the same.
  public var parts: [PoolPart: Double]
  /// Those that enter the score.
  public var basis: [PoolPart]
  /// Mean of the parts of the basis; nil without any.
  public var score: Double?
  /// People without a required type within reach, as the mean over the required types; nil where nobody counted.
  public var peopleUncovered: Double?
}

/// 优先纳入清单: which communities enter the shortfall project pool (补短板项目库) first.
///
/// A part that fewer than 95 % of the communities with demand have enters for none of them; so do the two halves of
/// the voice, each for itself. Ties go to the more uncovered people, then to the smaller id.
public struct PoolList: Sendable {
  /// By rank: the highest score first, those without score last.
  public private(set) var entries: [PoolEntry] = []
  /// Parts that enter.
  public private(set) var basis: [PoolPart] = []

  private let result: AssessmentResult
  private let city: City
  private let people: UncoveredPeople
  private let index: RowIndex

  /// - Complexity: O(communities · (types + log communities) + facilities).
  public init(of result: AssessmentResult, in city: City, homes: FacilityHomes) {
    self.result = result
    self.city = city
    people = UncoveredPeople(of: city, result)
    index = RowIndex(width: result.types.count)
    let compared = city.communities.indices.filter { position in
      result.rows[index[position]].contains { $0.coverage != nil }
    }
    let isUsed = { (values: [Double?]) in
      let known = compared.count { values[$0] != nil }
      return known > 0 && Double(known) >= IndexBasis.leastShare * Double(compared.count) - 1e-9
    }
    let halves = [votes, complaints].filter(isUsed)
    let values: [PoolPart: [Double?]] = [
      .voice: city.communities.indices.map { position in halves.compactMap { $0[position] }.mean },
      .care: care, .supply: supply, .rating: rating(homes),
    ]
    basis = PoolPart.allCases.filter { values[$0].map(isUsed) ?? false }
    entries = city.communities.indices.map { entry(of: $0, values) }.sorted(by: precedes)
  }

  private func entry(of community: Int, _ values: [PoolPart: [Double?]]) -> PoolEntry {
    let parts = values.compactMapValues { $0[community] }
    let own = basis.filter { parts[$0] != nil }
    return PoolEntry(
      community: community, parts: parts, basis: own,
      score: own.compactMap { parts[$0] }.mean, peopleUncovered: peopleUncovered(community))
  }

  private func precedes(_ a: PoolEntry, _ b: PoolEntry) -> Bool {
    let scores = (a.score ?? -1, b.score ?? -1)
    let people = (a.peopleUncovered ?? -1, b.peopleUncovered ?? -1)
    return (scores.1, people.1, a.community) < (scores.0, people.0, b.community)
  }

  /// Ranks from 1, equal scores and people not sharing one, since the list is worked off from the top.
  public var ranks: [Int?] { entries.enumerated().map { $1.score == nil ? nil : $0 + 1 } }
}

// MARK: - Parts

extension PoolList {
  private var votes: [Double?] {
    guard let survey = city.survey else { return city.communities.map { _ in nil } }
    return city.communities.indices.map { position in
      guard survey.communities.indices.contains(position),
        let own = survey.communities[position]
      else { return nil }
      let asked = own.categories.values.filter { $0.needVotes != nil }
      let answers = asked.reduce(0) { $0 + $1.answered }
      guard answers > 0 else { return nil }
      let votes = asked.reduce(0) { $0 + ($1.needVotes ?? 0) }
      return min(100 * votes / answers, 100)
    }
  }

  private var complaints: [Double?] {
    guard let complaints = city.complaints else { return city.communities.map { _ in nil } }
    return CityPercentile.of(
      city.communities.indices.map { position in
        guard complaints.indices.contains(position) else { return nil }
        return per1000People(Double(complaints[position]), community: position)
      })
  }

  private var care: [Double?] {
    let types = result.types.indices.filter {
      [.elderly, .under3].contains(result.types[$0].group)
    }
    return city.communities.indices.map { community in
      types.compactMap { result.row(community: community, type: $0).coverage }.mean.map {
        100 * (1 - $0)
      }
    }
  }

  private var supply: [Double?] {
    let inside = city.communities.indices.map { community in
      per1000People(
        Double(result.rows[index[community]].reduce(0) { $0 + $1.facilitiesInside }),
        community: community)
    }
    return CityPercentile.of(inside).map { $0.map { 100 - $0 } }
  }

  private func rating(_ homes: FacilityHomes) -> [Double?] {
    homes.open.map { own in
      own.compactMap { city.facilities.rating(of: $0) }.mean.map { 100 * (5 - $0) / 4 }
    }
  }

  private func per1000People(_ count: Double, community: Int) -> Double? {
    let all = people.all(of: community, rows: result.rows[index[community]]) ?? 0
    return all > 0 ? 1000 * count / all : nil
  }

  private func peopleUncovered(_ community: Int) -> Double? {
    let rows = result.rows[index[community]]
    guard let all = people.all(of: community, rows: rows) else { return nil }
    let required = result.types.indices.filter { result.types[$0].required }
    return required.compactMap { rows[rows.startIndex + $0].coverage }.mean.map {
      all * min(max(1 - $0, 0), 1)
    }
  }
}

extension [Double] {
  /// nil without any.
  var mean: Double? { isEmpty ? nil : reduce(0, +) / Double(count) }
}
