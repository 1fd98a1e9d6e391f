/// Positions of points found at each of several places.
///
/// ```
/// starts     [ 0, 2, 5, …]        one more than places
/// positions  [ 7 9 | 0 3 8 | …]
/// ```
public struct PointAnswers: Equatable, Sendable {
  public private(set) var starts: [Int32] = [0]
  public private(set) var positions: [Int32] = []

  init() {}

  mutating func append(_ found: [Int32]) {
    positions += found
    starts.append(Int32(positions.count))
  }

  /// Answers at the first `count` places.
  public func prefix(_ count: Int) -> PointAnswers {
    var prefix = PointAnswers()
    prefix.starts = Array(starts[...count])
    prefix.positions = Array(positions[..<Int(starts[count])])
    return prefix
  }
}
