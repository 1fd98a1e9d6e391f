import CircleDrawing
import CityReading
import Testing

/// What a study and the drawing of circles call the same.
@Suite struct CircleNameTests {
  @Test func rulesOfStudiesAreThoseOfCircles() {
    #expect(CircleStudy.ruleNames == CircleRule.allCases.map(\.rawValue))
  }
}
