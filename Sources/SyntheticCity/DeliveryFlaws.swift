/// Puts into a clean list what real deliveries have: rows entered twice, rows without a position, and
/// floor areas written for people rather than for programs.
package struct DeliveryFlaws: Sendable {
  /// Shares of all rows.
  package static let duplicates = 0.02
  package static let unlocated = 0.015
  package static let wordedAreas = 0.03

  private var generator: SeededGenerator

  package init(seed: UInt64) { generator = SeededGenerator(seed: seed).branch(70) }

  /// - Parameters:
  ///   - position: columns of the coordinates, which are emptied.
  ///   - area: column of the floor area.
  package mutating func apply(to rows: inout [[String]], position: [Int], area: Int) {
    let worded = chosen(Self.wordedAreas, of: rows.count)
    for row in worded where !rows[row][area].isEmpty {
      rows[row][area] = reworded(rows[row][area])
    }
    let unlocated = chosen(Self.unlocated, of: rows.count)
    for row in unlocated { for column in position { rows[row][column] = "" } }
    for row in chosen(Self.duplicates, of: rows.count) { rows.append(rows[row]) }
  }

  /// Different numbers below `count`, ascending.
  private mutating func chosen(_ share: Double, of count: Int) -> [Int] {
    var numbers = Array(0..<count)
    generator.shuffle(&numbers)
    return numbers.prefix(Int((Double(count) * share).rounded())).sorted()
  }

  private mutating func reworded(_ area: String) -> String {
    switch generator.draw(0..<3) {
    case 0: "约\(area)㎡"
    case 1: "\(area)平方米"
    default: "\(area)左右"
    }
  }
}
