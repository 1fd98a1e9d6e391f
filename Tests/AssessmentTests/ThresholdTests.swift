import Assessment
import FlatArrays
import PlanarGeometry
import Testing
import Wording

@Suite struct ThresholdTests {
  private func row(_ coverage: Double?, low: Double? = nil, high: Double? = nil) -> CoverageRow {
    var row = CoverageRow()
    row.demand = coverage == nil ? 0 : 100
    row.coverage = coverage
    row.covered = 100 * (coverage ?? 0)
    row.low = low ?? coverage
    row.high = high ?? coverage
    row.verdict = coverage == nil ? .noDemand : .partial
    return row
  }

  private func type(_ id: String, circle: Int, required: Bool = true) -> FacilityType {
    FacilityType(
      id: id, name: LocalizedText(zh: id, en: id), circle: circle, radius: .metres(300),
      required: required)
  }

  private func result(_ types: [FacilityType], _ rows: [CoverageRow]) -> AssessmentResult {
    AssessmentResult(
      options: AssessmentOptions(), threshold: 0.8, types: types, radii: types.map { _ in 300 },
      rows: rows, circles: [], facilityCounts: types.map { _ in 1 }, timing: AssessmentTiming())
  }

  @Test(arguments: [
    (0.8, Verdict.met), (0.8 - 5e-10, .met), (0.8 - 2e-9, .partial), (1, .met), (0.1, .partial),
    (0, .absent),
  ])
  func exactCoverageIsJudgedByItself(coverage: Double, verdict: Verdict) {
    #expect(row(coverage).verdict(atThreshold: 0.8) == verdict)
  }

  @Test func boundsThatStraddleTheThresholdAreUndecided() {
    let row = row(0.81, low: 0.79, high: 0.83)
    #expect(row.verdict(atThreshold: 0.8) == .undecided)
    #expect(row.verdict(atThreshold: 0.7) == .met)
    #expect(row.verdict(atThreshold: 0.9) == .partial)
  }

  @Test func withoutDemandThereIsNoVerdict() {
    #expect(row(nil).verdict(atThreshold: 0) == .noDemand)
  }

  /// Two communities with types a and b of the circle, one that is not required and one of another
  /// circle, which must not count.
  @Test func communitiesMeetACircleWhenAllRequiredTypesAreMet() {
    let types = [
      type("a", circle: 5), type("b", circle: 5), type("c", circle: 5, required: false),
      type("d", circle: 15),
    ]
    let result = result(
      types, [row(0.95), row(0.85), row(0), row(0), row(0.75), row(nil), row(1), row(0)])
    #expect(result.communitiesMeeting(circle: 5, threshold: 0.7) == 2)
    #expect(result.communitiesMeeting(circle: 5, threshold: 0.8) == 1)
    #expect(result.communitiesMeeting(circle: 5, threshold: 0.9) == 0)
    #expect(result.communitiesMeeting(circle: 15, threshold: 0.7) == 0)
    #expect(result.communitiesMeeting(circle: 10, threshold: 0.7) == nil)
    #expect(result.shareMeeting(circle: 5) == 0.5)
    let first = result.circleVerdict(minutes: 5, community: 0, threshold: 0.9)
    #expect(first == CircleVerdict(met: 1, required: 2, missed: [1], meets: .no))
    let second = result.circleVerdict(minutes: 5, community: 1, threshold: 0.7)
    #expect(second == CircleVerdict(met: 1, required: 1, missed: [], meets: .yes))
  }

  @Test func typeTotalsWeighByPeopleWhereTheyAreKnown() {
    var totals = TypeTotals()
    totals.add(row(0.5), population: 300)
    totals.add(row(1), population: 100)
    totals.add(row(0), population: nil)
    totals.add(row(nil), population: 50)
    #expect(totals.judged == 3)
    #expect(totals.people == 400)
    #expect(totals.sharePeopleCovered == 250.0 / 400)
    #expect(totals.coverage == 0.5)
    #expect(totals.meanCoverage == 0.5)
  }

  @Test(arguments: [([3.0, 1, 2], 2.0), ([4.0, 1, 3, 2], 2.5), ([7.0], 7.0)])
  func medianIsTheMiddle(values: [Double], median: Double) {
    #expect(values.median == median)
  }

  @Test func nothingHasNoMedian() { #expect([Double]().median == nil) }

  @Test func circleTotalsLeaveOutCommunitiesWithoutAVerdict() {
    var totals = CircleTotals()
    totals.add(CircleVerdict(met: 2, required: 2, missed: [], meets: .yes), population: 100)
    totals.add(CircleVerdict(met: 1, required: 2, missed: [1], meets: .no), population: 300)
    totals.add(CircleVerdict(met: 0, required: 0, missed: [], meets: nil), population: 900)
    #expect(totals.share == 0.5)
    #expect(totals.sharePeople == 0.25)
    #expect(totals.meanTypesMet == 1.5)
  }
}
