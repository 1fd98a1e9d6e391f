public import Reporting

/// Circles that a page may change.
public struct MapCircles: Sendable {
  /// All circles as they are, judged.
  public var record: CirclesRecord
  public var judge: CircleJudge
  /// The arguments of a run that takes them as they are, behind `lifecircle circles`, without the circles themselves.
  public var arguments: [String]
  /// `units.csv` that says which unit is in which circle.
  public var source: String

  public init(_ record: CirclesRecord, judge: CircleJudge, arguments: [String], source: String) {
    (self.record, self.judge) = (record, judge)
    (self.arguments, self.source) = (arguments, source)
  }
}
