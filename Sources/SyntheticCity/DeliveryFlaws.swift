/// Puts into a clean list what real deliveries have: rows entered twice, rows without a position, and
/// floor areas written for people rather than for programs.
package struct DeliveryFlaws: Sendable {
  /// Shares of all rows.
  package static let duplicates = 0.02
  package static let unlocated = 0.015
  package static let wordedAreas = 0.03

  private var generator: SeededGenerator

  /// - Parameter list: tells apart lists of one city, from 0.
  package init(seed: UInt64, list: Int = 0) {
    generator = SeededGenerator(seed: seed).branch(70 &+ UInt64(truncatingIfNeeded: list) &* 1000)
  }

  /// Positions of the rows that were changed, each ascending; those repeated come once more behind all others, in
  /// this order.
  package typealias Changes = (worded: [Int], unlocated: [Int], repeated: [Int])

  /// - Parameters:
  ///   - position: columns of the coordinates, which are emptied.
  ///   - area: column of the floor area.
  @discardableResult
  package mutating func apply(
    to rows: inout [[String]], position: [Int], area: Int
  ) -> Changes {
    var changes = Changes([], [], [])
    changes.worded = chosen(Self.wordedAreas, of: rows.count).filter { !rows[$0][area].isEmpty }
    for row in changes.worded { rows[row][area] = reworded(rows[row][area]) }
    changes.unlocated = chosen(Self.unlocated, of: rows.count)
    for row in changes.unlocated { for column in position { rows[row][column] = "" } }
    changes.repeated = chosen(Self.duplicates, of: rows.count)
    for row in changes.repeated { rows.append(rows[row]) }
    return changes
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
