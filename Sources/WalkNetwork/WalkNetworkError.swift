/// Why a search cannot be made.
public enum WalkNetworkError: Error, Hashable, Sendable {
  /// A facility's number is not 0…2²⁴ − 1.
  case facilityOutOfRange(Int32)
}
