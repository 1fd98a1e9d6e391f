/// How much of a type a standard asks for; a value that is nil is not asked for.
///
/// The amounts sum up: what is asked is met when what the facilities in reach provide for a community's demand is
/// at least each amount, and one of them is at least as large as the least.
public struct AdequacyNorm: Hashable, Sendable {
  /// m² of floor area per 100 households.
  public var areaPer100Households: Double?
  /// m² of floor area per 1000 people of the type's group.
  public var areaPer1000People: Double?
  /// Places or beds per 1000 people of the type's group (每千人托位数), or of everyone.
  public var placesPer1000People: Double?
  /// Whether the places are counted on everyone, whatever the type's group is.
  public var countsEveryone: Bool
  /// People for whom there must be one facility.
  public var peoplePerFacility: Double?
  /// m² that at least one facility in reach must have.
  public var minimumArea: Double?
  /// Kinds of community the norm is for; empty: all.
  public var kinds: [String]
  public var source: RuleSource?

  public init(
    areaPer100Households: Double? = nil, areaPer1000People: Double? = nil,
    placesPer1000People: Double? = nil, countsEveryone: Bool = false,
    peoplePerFacility: Double? = nil, minimumArea: Double? = nil, kinds: [String] = [],
    source: RuleSource? = nil
  ) {
    self.areaPer100Households = areaPer100Households
    self.areaPer1000People = areaPer1000People
    self.placesPer1000People = placesPer1000People
    self.countsEveryone = countsEveryone
    self.peoplePerFacility = peoplePerFacility
    self.minimumArea = minimumArea
    self.kinds = kinds
    self.source = source
  }

  /// Whether it is for a kind of community; nil is a kind that is not known.
  public func applies(to kind: String?) -> Bool {
    kinds.isEmpty || kind.map(kinds.contains) ?? false
  }
}
