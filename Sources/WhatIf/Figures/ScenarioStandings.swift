public import Assessment
import Coverage
import PlanarGeometry

/// How scenarios compare under nine assumptions: three thresholds, each with three ways of measuring.
public struct ScenarioStandings: Equatable, Sendable {
  /// One set of assumptions.
  public struct Assumption: Equatable, Sendable {
    /// θ, 0…1.
    public var threshold: Double
    /// Factor on straight distances.
    public var detour: Double
    /// Metres.
    public var cell: Double
    /// Metres.
    public var snapLimit: Double
  }

  /// Types newly met count first, then what is gained.
  struct Score: Equatable, Sendable {
    var typesNewlyMet: Int
    /// People where they are counted, else m²; nil where the scenario cannot be worked out.
    var gain: Double?

    /// Gains that differ by less than a millionth are equal.
    func beats(_ other: Score) -> Bool {
      guard let gain else { return false }
      guard let otherGain = other.gain else { return true }
      if typesNewlyMet != other.typesNewlyMet { return typesNewlyMet > other.typesNewlyMet }
      return gain - otherGain > 1e-6 * max(1, abs(gain), abs(otherGain))
    }
  }

  public let assumptions: [Assumption]
  /// By assumption, then scenario.
  let scores: [[Score]]

  /// In how many of the assumptions a scenario, by position, beats another one.
  public func wins(of scenario: Int, over other: Int) -> Int {
    scores.count { $0[scenario].beats($0[other]) }
  }

  static let thresholds = [0.75, 0.80, 0.85]
  static let detours = [1.0, 1.2, 1.3]
}

extension ScenarioStandings {
  /// Works the scenarios out under all assumptions: with straight lines detours of 1.0, 1.2 and 1.3; on
  /// a network the snap limit as it is, twice and half of it.
  ///
  /// - Parameters:
  ///   - outcomes: of the scenarios on `baseline`'s city as it is.
  ///   - progress: called from any task with the share that is done, 0…1.
  /// Only the types that the scenarios change are examined again, and unless a type serves its own
  /// community, street or district alone, only the communities near the changes.
  ///
  /// - Complexity: that of two or three examinations of those.
  public init(
    of outcomes: [ScenarioOutcome], on baseline: Baseline, people: CommunityPeople,
    progress: @escaping @Sendable (Double) -> Void = { _ in }
  ) async throws(AssessmentError) {
    var baseline = baseline
    while baseline.depth > 0 { baseline.undo() }
    let (scenarios, city) = (outcomes.map(\.scenario), baseline.city)
    let variants = Self.variants(of: baseline.options)
    let types = baseline.examinedTypes(changedBy: scenarios, in: city)
    let isOpen = types.allSatisfy { $0.serves == .anyone }
    let part = isOpen ? city.keeping(baseline.communities(near: scenarios)) : city
    let partPeople = CommunityPeople(part, measure: baseline.options.measure)
    var assumptions: [Assumption] = []
    var scores: [[Score]] = []
    for (number, options) in variants.enumerated() {
      progress(Double(number) / Double(variants.count))
      let isKnown = options == baseline.options || part.communities.isEmpty || types.isEmpty
      let found =
        isKnown
        ? outcomes.map(\.effect)
        : try await Self.effects(
          of: scenarios, on: part, baseline.standard, options.examining(types))
      for threshold in Self.thresholds {
        assumptions.append(
          Assumption(
            threshold: threshold, detour: options.detour, cell: options.cell,
            snapLimit: options.snapLimit))
        scores.append(
          found.map {
            isKnown
              ? Score(of: $0, types: baseline.types, people, threshold: threshold)
              : Score(of: $0, types: types, partPeople, threshold: threshold)
          })
      }
    }
    self.assumptions = assumptions
    self.scores = scores
  }

  /// nil for scenarios that cannot be worked out.
  private static func effects(
    of scenarios: [Scenario], on city: City, _ standard: Standard, _ options: AssessmentOptions
  ) async throws(AssessmentError) -> [ScenarioEffect?] {
    var variant = try await Baseline(city, standard: standard, options: options)
    return scenarios.map { try? variant.whatIf($0) }
  }

  private static func variants(of options: AssessmentOptions) -> [AssessmentOptions] {
    var variants = [options, options, options]
    switch options.metric {
    case .straight:
      for (number, detour) in detours.enumerated() { variants[number].detour = detour }
    case .network:
      variants[1].snapLimit *= 2
      variants[2].snapLimit /= 2
    }
    return variants
  }
}

extension Baseline {
  /// The examined types that facilities offer which scenarios open, close or move.
  fileprivate func examinedTypes(changedBy scenarios: [Scenario], in city: City) -> [FacilityType] {
    let ids = scenarios.flatMap { $0.removed + $0.moved.map(\.id) }
    let offered =
      scenarios.flatMap { $0.added.flatMap(\.facility.services) }.map(\.type)
      + city.facilities.typesOffered(by: ids)
    return Set(offered.compactMap { examinedType($0) }).sorted().map { types[$0] }
  }

  /// Positions of the communities within the radius of what scenarios change, by their boxes; ascending.
  fileprivate func communities(near scenarios: [Scenario]) -> [Int] {
    let changed = scenarios.flatMap { scenario in
      let known = (scenario.removed + scenario.moved.map(\.id)).compactMap(position(of:)).map {
        input.facilities.roster[$0]
      }
      return known + opening(of: scenario).added.map(\.facility)
    }
    let boxes = changed.map { facility in
      let offered = facility.services.compactMap { input.facilities.roster.type(of: $0) }
      return facility.box.expanded(by: offered.map { ReachLimit(radii[$0]).metres }.max() ?? 0)
    }
    return communities.indices.filter { community in
      boxes.contains { communities[community].region.box.intersects($0) }
    }
  }
}

extension AssessmentOptions {
  fileprivate func examining(_ types: [FacilityType]) -> AssessmentOptions {
    var options = self
    options.types = types.map(\.id)
    return options
  }
}

extension ScenarioStandings.Score {
  /// - Parameter effect: nil where the scenario cannot be worked out.
  fileprivate init(
    of effect: ScenarioEffect?, types: [FacilityType], _ people: CommunityPeople,
    threshold: Double
  ) {
    self.init(typesNewlyMet: 0, gain: effect == nil ? nil : 0)
    for change in effect?.rows ?? [] {
      if Self.isMet(change.after, threshold) { typesNewlyMet += 1 }
      if Self.isMet(change.before, threshold) { typesNewlyMet -= 1 }
      gain? += people.amount(gainedBy: change, type: types[change.type])
    }
  }

  /// By the coverage of the samples: its bounds were narrowed for the threshold of the run alone.
  private static func isMet(_ row: CoverageRow, _ threshold: Double) -> Bool {
    row.coverage.map { $0 >= threshold - 1e-9 } ?? false
  }
}

extension FacilityTable {
  /// Positions in the standard of what the facilities with these ids offer.
  fileprivate func typesOffered(by ids: [String]) -> [Int32] {
    guard !ids.isEmpty else { return [] }
    let wanted = Set(ids)
    return (0..<count).filter { wanted.contains(self.ids[$0]) }.flatMap { position in
      services[serviceRange(of: position)].map(\.type)
    }
  }
}
