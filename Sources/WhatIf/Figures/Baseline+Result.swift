public import Assessment

extension Baseline {
  /// The rows and circles as they stand, as an examination gives them; without its further findings.
  ///
  /// - Complexity: O(1), the rows are shared.
  public func result(timing: AssessmentTiming = AssessmentTiming()) -> AssessmentResult {
    AssessmentResult(
      options: options, threshold: threshold, types: types, radii: radii, rows: rows,
      circles: circles, facilityCounts: input.facilities.counts, timing: timing)
  }
}
