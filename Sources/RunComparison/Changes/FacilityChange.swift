public import Wording

/// What became of a facility between two runs.
public struct FacilityChange: Sendable {
  public var id: String
  /// Ids of the types concerned.
  public var types: [String]
  public var kind: Kind
  /// Whether nothing says if the facility or only its record changed (无法区分).
  public var isUndecidable: Bool
  /// What tells so.
  public var evidence: LocalizedText
  public var before: FacilityRecord?
  public var after: FacilityRecord?

  /// What happened: in the world (`opened`, `closed`, `moved`), or in the data alone.
  public enum Kind: String, Sendable, CaseIterable {
    case opened, closed, moved, corrected
    case newRecord = "new_record"
  }

  /// Whether a status, a date or a project says that the facility itself changed.
  public var isReal: Bool { !isUndecidable && [.opened, .closed, .moved].contains(kind) }

  /// Whether it can make the coverage of a type in a community greater, or smaller.
  ///
  /// - Parameter isGrowth: greater.
  func canExplain(isGrowth: Bool, of type: String) -> Bool {
    guard types.contains(type) else { return false }
    let serves = (before?.isOpen ?? false, after?.isOpen ?? false)
    let offers = (before?.types.contains(type) ?? false, after?.types.contains(type) ?? false)
    let was = serves.0 && offers.0
    let isNow = serves.1 && offers.1
    return was == isNow || isNow == isGrowth
  }

  /// Name and id, as far as known.
  var label: String {
    guard let name = after?.name ?? before?.name else { return id }
    return "\(name) \(id)"
  }
}
