/// Where people step on a way from the ground beside it.
public enum GroundAccess: UInt8, Hashable, Sendable {
  /// Anywhere along it: the way lies on the ground.
  case anywhere
  /// In a tunnel or on a bridge: in nodes that it shares with a way on the ground, and at an end where it meets
  /// no other way, since there it has come to the ground.
  case atEnds
  /// On a floor of a building: in nodes that it shares with a way on the ground.
  case atJunctions
}
