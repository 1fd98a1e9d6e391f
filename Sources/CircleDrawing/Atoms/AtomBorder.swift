/// The border of two atoms.
public struct AtomBorder: Hashable, Sendable {
  /// Positions of the atoms; the first is less.
  public var first: Int32
  public var second: Int32
  /// Metres that they share; at least that which was asked for, or 0 where only a street joins them across a gap.
  public var length: Double
  /// Metres of it along a river, railway, main street or another barrier, at most `length`.
  public var barrierLength: Double
  /// Ways that pass from one to the other without a barrier: streets that cross it, one more where a street runs along
  /// it that people step on from both sides, and one where people cross it from their door to the street. Without a
  /// network 1 where some of the border is free of barriers.
  public var crossings: Int

  public init(
    first: Int32, second: Int32, length: Double, barrierLength: Double = 0, crossings: Int = 1
  ) {
    self.first = first
    self.second = second
    self.length = length
    self.barrierLength = barrierLength
    self.crossings = crossings
  }

  /// Whether people walk across it.
  public var isWalkable: Bool { crossings > 0 }
}
