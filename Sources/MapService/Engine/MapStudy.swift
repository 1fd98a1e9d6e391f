public import Assessment
public import CityReading
import Reporting
public import WhatIf
public import Wording

/// A city that is examined and can be asked.
public struct MapStudy: Sendable {
  public var input: CityInput
  /// The city as it is, with its places kept ready.
  public var baseline: Baseline
  /// Where facilities may stand, in ascending order of id.
  public var candidates: [CandidateSite]
  public var language: Language
  /// Circles that may be changed; nil where none were given.
  public var circles: MapCircles?

  public init(
    input: CityInput, baseline: Baseline, candidates: [CandidateSite], language: Language
  ) {
    (self.input, self.baseline) = (input, baseline)
    (self.candidates, self.language) = (candidates, language)
  }

  /// What scenarios are told in: that of `whatif`, without outcomes.
  var record: WhatIfRecord {
    WhatIfRecord(
      base: RunRecord(input, result: baseline.result(), language: language), outcomes: [],
      people: CommunityPeople(input.city, measure: baseline.options.measure), standings: nil)
  }
}
