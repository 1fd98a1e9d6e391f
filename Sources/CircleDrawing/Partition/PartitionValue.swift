/// How good circles are; less is better. Values of circles add up to that of a division.
struct PartitionValue: Comparable, Sendable {
  /// Hard rules that are broken, counted by circle.
  var broken = 0
  /// People of whom they are broken.
  var excess = 0.0
  /// People outside the kept circle that most of their circle comes from.
  var changed = 0.0
  /// People × metres to the centre, and what soft rules and borders add.
  var cost = 0.0

  static let worst = PartitionValue(broken: .max / 2, excess: 0, changed: 0, cost: 0)

  /// Sums in different orders differ by less than this share.
  private static let tolerance = 1e-9

  static func < (a: PartitionValue, b: PartitionValue) -> Bool {
    if a.broken != b.broken { return a.broken < b.broken }
    if differ(a.excess, b.excess) { return a.excess < b.excess }
    if differ(a.changed, b.changed) { return a.changed < b.changed }
    return differ(a.cost, b.cost) && a.cost < b.cost
  }

  static func + (a: PartitionValue, b: PartitionValue) -> PartitionValue {
    PartitionValue(
      broken: a.broken + b.broken, excess: a.excess + b.excess, changed: a.changed + b.changed,
      cost: a.cost + b.cost)
  }

  private static func differ(_ a: Double, _ b: Double) -> Bool {
    abs(a - b) > tolerance * max(abs(a), abs(b), 1)
  }
}

extension Sequence<PartitionValue> {
  func total() -> PartitionValue { reduce(PartitionValue(), +) }
}
