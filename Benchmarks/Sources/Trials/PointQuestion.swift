/// What a trial asks an index of points.
public enum PointQuestion: String, CaseIterable, Sendable {
  /// Points within the trial's radius.
  case radius
  /// The nearest point.
  case nearest
  /// The eight nearest points.
  case nearestEight
  /// Points in a square that is as large as the disc of the radius.
  case box
}
