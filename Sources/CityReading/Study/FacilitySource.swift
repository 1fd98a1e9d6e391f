/// A file of facilities, and which of the standard's types its rows stand for.
public struct FacilitySource: Hashable, Sendable {
  public var source: LayerSource
  /// Ids of types by the value that the file's type field holds; other values are taken as ids.
  public var types: [String: [String]]
  /// Id of the type of every row; the type field is not read then.
  public var type: String?
  public var entrances: EntranceSource?

  public init(
    source: LayerSource, types: [String: [String]] = [:], type: String? = nil,
    entrances: EntranceSource? = nil
  ) {
    self.source = source
    self.types = types
    self.type = type
    self.entrances = entrances
  }
}

/// A file of points through which the facilities of another file are entered.
public struct EntranceSource: Hashable, Sendable {
  /// Its fields are `x` and `y`.
  public var source: LayerSource
  /// Field with the id of the facility.
  public var facilityField: String

  public init(source: LayerSource, facilityField: String) {
    self.source = source
    self.facilityField = facilityField
  }
}
