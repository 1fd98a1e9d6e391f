import Assessment
import PlanarGeometry
import SyntheticCity
import Testing

/// Circles, units and the second half-year's borders.
@Suite struct ExamAreaTests {
  private let exam: ExamPlan
  private let area: Double

  init() throws {
    exam = try #require(SampleExam.plan)
    area = exam.communities.map(\.community.region.area).sum
  }

  @Test func circlesAndUnitsFillTheCity() {
    #expect(exam.circles.count == 344 && exam.units.count == 1690)
    for areas in [exam.circles, exam.units] {
      #expect(abs(areas.map(\.region.area).sum / area - 1) < 1e-9)
      #expect(Set(areas.map(\.id)).count == areas.count)
      let people = exam.communities.compactMap(\.community.population).sum
      #expect(abs(areas.map(\.population).sum / people - 1) < 1e-4)
    }
  }

  /// A vertex comes once in a ring, exteriors run counter-clockwise and holes do not.
  @Test func ringsAreSimple() {
    for area in exam.circles + exam.units {
      for polygon in area.region.polygons {
        for ring in polygon { #expect(Set(ring).count == ring.count, "\(area.id)") }
      }
      #expect(area.region.area > 0)
    }
  }

  /// Every edge is walked once by one area, and by its neighbour the other way: nothing lies between them.
  @Test func areasShareTheirBordersVertexByVertex() {
    let outline = Self.border(exam.communities.map(\.community.region))
    for regions in [
      exam.circles.map(\.region), exam.units.map(\.region),
      exam.laterCommunities.map(\.community.region),
    ] {
      let border = Self.border(regions)
      #expect(border.isSimple)
      // A cut that ends at the outer border adds a vertex to it, and no length.
      #expect(abs(border.length / outline.length - 1) < 1e-9)
    }
  }

  /// Length of the edges that are walked one way only; whether none is walked twice the same way.
  private static func border(_ regions: [PlanarRegion]) -> (length: Double, isSimple: Bool) {
    var edges: Set<[PlanarPoint]> = []
    var isSimple = true
    for ring in regions.flatMap({ $0.polygons.joined() }) {
      for (a, b) in zip(ring, ring.dropFirst() + ring.prefix(1)) {
        isSimple = edges.insert([a, b]).inserted && isSimple
      }
    }
    let single = edges.filter { !edges.contains([$0[1], $0[0]]) }
    return (single.map { $0[0].distance(to: $0[1]) }.sum, isSimple)
  }

  @Test func dividedUnitsAreTwoEach() {
    #expect(exam.units.count { $0.id.hasSuffix("-1") } == 432)
    #expect(exam.units.count { $0.id.hasSuffix("-2") } == 432)
  }

  /// A vertex of a circle belongs to communities of its street.
  @Test func circlesStayInTheirStreet() {
    let streets = Dictionary(
      grouping: exam.communities,
      by: { ($0.community.district ?? "") + ($0.community.street ?? "") })
    for circle in exam.circles {
      let own = streets[(circle.district ?? "") + (circle.street ?? "")] ?? []
      let vertices = Set(own.flatMap(\.community.region.vertices))
      #expect(circle.region.vertices.allSatisfy(vertices.contains), "\(circle.id)")
    }
  }

  // MARK: - The second half-year

  @Test func splitsAndMerges() throws {
    let truth = try #require(SampleExam.table("truth.csv"))
    let changes = truth.cells("change").counts
    #expect(changes["split"] == 8 && changes["merged"] == 3)
    let rows = truth.rows
    #expect(Set(rows.filter { $0[0] == "split" }.map { $0[2] }).count == 4)
    #expect(Set(rows.filter { $0[0] == "merged" }.map { $0[3] }).count == 1)
    #expect(exam.laterCommunities.count == 1258 + 4 - 2)
    let later = exam.laterCommunities.map(\.community)
    #expect(abs(later.map(\.region.area).sum / area - 1) < 1e-9)
    let people = exam.communities.compactMap(\.community.population).sum
    #expect(later.compactMap(\.population).sum == people)
  }

  @Test func crosswalkLeadsFromEveryCodeToEveryCode() throws {
    let crosswalk = try #require(SampleExam.table("crosswalk.csv"))
    #expect(Set(crosswalk.cells("code_a")) == Set(exam.communities.map(\.community.id)))
    #expect(Set(crosswalk.cells("code_b")) == Set(exam.laterCommunities.map(\.community.id)))
    #expect(crosswalk.rows.count == 1258 + 4)
  }
}
