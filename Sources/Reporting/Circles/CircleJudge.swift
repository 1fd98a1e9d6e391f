public import Assessment
public import CircleDrawing
import WhatIf

/// Examines circles by the standard's circle of as many minutes, as communities are examined.
public struct CircleJudge: Sendable {
  public var standard: Standard
  /// Of the examination; `types` limits what is looked at.
  public var options: AssessmentOptions

  public init(standard: Standard, options: AssessmentOptions) {
    (self.standard, self.options) = (standard, options)
  }

  /// Circles, all or those of some positions, with their land and the verdict on each where there are facilities.
  ///
  /// - Parameter positions: ascending; nil: all.
  /// - Throws: `AssessmentError`, or `GEOSError` where the land cannot be joined.
  /// - Complexity: that of the land of the circles and of an examination of them alone.
  public func judged(
    _ drawn: DrawnCircles, at positions: [Int]? = nil
  ) async throws -> JudgedCircles {
    let city = try drawn.city(of: positions)
    return JudgedCircles(
      drawn, positions: positions, city: city,
      verdicts: try await verdicts(on: city, minutes: drawn.options.minutes))
  }

  /// nil where there is nothing to judge by.
  private func verdicts(
    on city: City, minutes: Int
  ) async throws(AssessmentError) -> CircleVerdicts? {
    let number = standard.circles.firstIndex { $0.minutes == minutes }
    let types = standard.types.filter { type in
      type.circle == minutes && type.required && options.types?.contains(type.id) ?? true
    }
    guard let number, !types.isEmpty, !city.communities.isEmpty, city.facilities.count > 0 else {
      return nil
    }
    var own = options
    own.types = types.map(\.id)
    let baseline = try await Baseline(city, standard: standard, options: own)
    return CircleVerdicts(
      types: baseline.types, circles: baseline.circles.map { $0[number] })
  }
}

extension DrawnCircles {
  /// Positions of the circles that are not the same in another drawing of the same units, ascending.
  public func circles(touchedBy other: DrawnCircles) -> [Int] {
    let others = Dictionary(
      other.circles.map { ($0.id, $0.atoms) }, uniquingKeysWith: { first, _ in first })
    return circles.indices.filter { others[circles[$0].id] != circles[$0].atoms }
  }
}
