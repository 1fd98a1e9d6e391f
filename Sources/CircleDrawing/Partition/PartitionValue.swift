/// How good circles are; less is better. Values of circles add up to that of a division.
struct PartitionValue: Comparable, Sendable {
  /// Hard rules on people that are broken, counted by circle.
  var broken = 0
  /// Hard rules on borders, which parts break that nothing else could be joined to, counted by circle.
  var parted = 0
  /// People outside the kept circle that most of their circle comes from.
  var changed = 0.0
  /// People × metres to the centre, and what broken rules and borders add.
  var cost = 0.0

  static let worst = PartitionValue(broken: .max / 2)

  /// Sums in different orders differ by less than this share.
  private static let tolerance = 1e-9

  static func < (a: PartitionValue, b: PartitionValue) -> Bool {
    if (a.broken, a.parted) != (b.broken, b.parted) {
      return (a.broken, a.parted) < (b.broken, b.parted)
    }
    if differ(a.changed, b.changed) { return a.changed < b.changed }
    return differ(a.cost, b.cost) && a.cost < b.cost
  }

  static func + (a: PartitionValue, b: PartitionValue) -> PartitionValue {
    PartitionValue(
      broken: a.broken + b.broken, parted: a.parted + b.parted, changed: a.changed + b.changed,
      cost: a.cost + b.cost)
  }

  private static func differ(_ a: Double, _ b: Double) -> Bool {
    abs(a - b) > tolerance * max(abs(a), abs(b), 1)
  }
}

extension Sequence<PartitionValue> {
  func total() -> PartitionValue { reduce(PartitionValue(), +) }
}
