/// A file of candidate sites, such as a register of idle premises.
public struct CandidateSource: Hashable, Sendable {
  /// Its fields are `id`, `name`, `x`, `y`, `floor_area`, `owner`, `acquisition`, `cost` and `types`.
  public var source: LayerSource
  /// Ids of types by a value of the field `types`; other values are taken as ids or names of types.
  public var types: [String: [String]]

  public init(source: LayerSource, types: [String: [String]] = [:]) {
    self.source = source
    self.types = types
  }
}
