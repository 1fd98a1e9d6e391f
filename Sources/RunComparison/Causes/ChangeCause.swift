public import Wording

/// Why a verdict or an index differs between two runs, as `comparison.csv` has it.
public enum ChangeCause: String, Sendable, CaseIterable {
  case opened, closed, moved, corrected
  case newRecord = "new_record"
  case boundary, population, network, standard, software, several

  init(_ kind: FacilityChange.Kind) {
    switch kind {
    case .opened: self = .opened
    case .closed: self = .closed
    case .moved: self = .moved
    case .corrected: self = .corrected
    case .newRecord: self = .newRecord
    }
  }

  /// Whether facilities themselves changed, rather than what is known of them or how it is examined.
  public var isReal: Bool { [.opened, .closed, .moved].contains(self) }

  /// The inputs that it comes with; none where it comes with no file.
  var roles: [InputLayerRole] {
    switch self {
    case .opened, .closed, .moved, .corrected, .newRecord: [.facilities]
    case .boundary: [.communities]
    case .population: [.population, .residential]
    case .network: [.network, .barriers]
    case .standard: [.standard]
    case .software, .several: []
    }
  }
}

/// A cause with what tells it.
struct FoundCause: Sendable {
  var cause: ChangeCause
  var evidence: LocalizedText
  /// Nothing says whether it is this or a change of the data.
  var isUndecidable = false
}

/// What a row is put down to.
public struct RowCause: Sendable {
  /// nil where nothing that is recorded differs.
  public var cause: ChangeCause?
  public var evidence: LocalizedText
  public var isUndecidable: Bool

  /// One cause alone, or several together.
  init(_ found: [FoundCause]) {
    let causes = Set(found.map(\.cause))
    cause = causes.count > 1 ? .several : causes.first
    isUndecidable = found.isEmpty || found.contains(where: \.isUndecidable)
    guard !found.isEmpty else {
      evidence = ComparisonTexts.nothingRecorded
      return
    }
    let listed = found.prefix(Self.mostListed).map { found in
      causes.count > 1
        ? ComparisonTexts.cause(found.cause.rawValue) + .colon + found.evidence : found.evidence
    }
    let more = found.count - listed.count
    evidence = ComparisonTexts.list(listed + (more > 0 ? [ComparisonTexts.more(more)] : []))
  }

  private static let mostListed = 3
}
