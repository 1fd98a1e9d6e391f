public import Assessment

/// Where a band of people for circles comes from.
public enum PeopleStandard: String, CaseIterable, Sendable {
  /// GB 50180-2018, table 3.0.4.
  case gb50180
  /// What Hangzhou's counts of circles imply.
  case hangzhou

  /// The band for circles of so many minutes, 5 or 15.
  public func people(minutes: Int) -> PeopleRange? {
    switch (self, minutes) {
    case (_, 5): PeopleRange(5000, 12_000)
    case (.gb50180, 15): PeopleRange(50_000, 100_000)
    case (.hangzhou, 15): PeopleRange(20_000, 40_000)
    default: nil
    }
  }

  /// How sure the band is.
  public func certainty(minutes: Int) -> Certainty {
    self == .hangzhou && minutes == 15 ? .measured : .b
  }
}

/// The people of circles, as a study or a flag says them.
public enum PeopleChoice: Equatable, Sendable {
  case standard(PeopleStandard)
  case range(PeopleRange)

  /// The id of a standard, or a range; nil where the text is neither.
  public init?(_ text: String) {
    if let standard = PeopleStandard(rawValue: text.lowercased()) {
      self = .standard(standard)
    } else if let range = PeopleRange(text) {
      self = .range(range)
    } else {
      return nil
    }
  }

  /// nil where the standard has no circles of so many minutes.
  public func people(minutes: Int) -> PeopleRange? {
    switch self {
    case .standard(let standard): standard.people(minutes: minutes)
    case .range(let range): range
    }
  }
}
