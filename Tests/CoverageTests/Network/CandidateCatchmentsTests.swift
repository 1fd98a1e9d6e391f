import Coverage
import NearestStreets
import PlanarGeometry
import SpatialIndexing
import TestSupport
import Testing
import WalkNetwork

/// What candidates can serve: by straight lines against all pairs, on a network against the search of a
/// field from each candidate alone, and against a plain search over all segments.
@Suite struct CandidateCatchmentsTests {
  private static let limit = 260.0
  private static let snapLimit = 120.0

  /// Places in three communities, candidates among and beyond them, and limits of the places.
  private struct Question {
    var demand: [CommunityDemand] = []
    var candidates: [PlanarPoint]
    var limits: [Double]

    var places: [PlanarPoint] { demand.flatMap { $0.places(cell: 50).map(\.position) } }

    init(_ seed: Int) {
      var dice = SeededRandom(seed + 4000)
      for _ in 0..<3 {
        let points = (0..<30).map { _ in dice.point(within: 300) }
        let ones = [Double](repeating: 1, count: points.count)
        demand.append(CommunityDemand(.points(points), weights: [ones]))
      }
      candidates = (0..<12).map { _ in dice.point(within: 320) }
      candidates.append(PlanarPoint(x: 2000, y: 0))
      limits = (0..<90).map { _ in dice.between(0, 2 * CandidateCatchmentsTests.limit) }
      limits[0] = 0
    }
  }

  private func expect(
    _ found: CandidateCatchments.Catchment, _ expected: [Double], tolerance: Double,
    _ name: String
  ) {
    let near = expected.indices.filter { expected[$0] <= Self.limit }
    #expect(found.places.map { Int($0) } == near, "\(name)")
    for (place, metres) in zip(found.places, found.metres) {
      #expect(abs(metres - expected[Int(place)]) <= tolerance, "\(name), place \(place)")
    }
  }

  @Test(arguments: [IndexStrategy.linear, .grid, .kdtree], [1, 1.3])
  func straightLinesAreThoseOfAllPairs(strategy: IndexStrategy, detour: Double) async {
    for seed in 0..<20 {
      let question = Question(seed)
      let places = question.places
      let catchments = CandidateCatchments(of: places, detour: detour, strategy: strategy)
      let found = await catchments.catchments(of: question.candidates, within: Self.limit)
      #expect(found.count == question.candidates.count)
      for (candidate, catchment) in zip(question.candidates, found) {
        let all = places.map { candidate.distance(to: $0) * detour }
        expect(catchment, all, tolerance: 1e-9, "seed \(seed)")
      }
    }
  }

  private func catchments(
    _ item: WalkCase, _ question: Question, limits: [Double]? = nil, threads: Int = 1
  ) async -> [CandidateCatchments.Catchment] {
    let catchments = await CandidateCatchments(
      of: question.demand, on: item.graph, StreetIndex(item.graph, barriers: item.rivers),
      cell: 50, snapLimit: Self.snapLimit, threads: threads)
    return await catchments.catchments(
      of: question.candidates, within: Self.limit, limits: limits, threads: threads)
  }

  @Test(arguments: [0, 3]) func walksAreThoseOfAField(rivers: Int) async throws {
    for seed in 0..<30 {
      let item = WalkCase(seed: seed, rivers: rivers, facilities: 1)
      let question = Question(seed)
      let found = await catchments(item, question)
      let layers = question.candidates.map { FacilityLayer(radius: Self.limit, points: [$0]) }
      let fields = try await NetworkFields.search(
        item.graph, barriers: item.barriers, layers: layers, snapLimit: Self.snapLimit)
      let walks = await fields.nearest(of: question.demand, cell: 50).flatMap(\.self)
      for (number, catchment) in found.enumerated() {
        let own = stride(from: number, to: walks.count, by: layers.count).map { walks[$0] }
        let reached = own.indices.filter { own[$0].isReached }
        #expect(catchment.places.map { Int($0) } == reached, "seed \(seed), candidate \(number)")
        expect(catchment, own.map(\.distance), tolerance: 1e-5, "seed \(seed)")
      }
    }
  }

  /// The plain search knows every segment; places on the candidate's own segment walk along it.
  @Test func walksAreThoseOverAllSegments() async {
    var (onOwnSegment, offNetwork) = (0, 0)
    for seed in 0..<30 {
      let item = WalkCase(seed: seed, rivers: 2, facilities: 1)
      let question = Question(seed)
      let found = await catchments(item, question)
      for (candidate, catchment) in zip(question.candidates, found) {
        let alone = WalkCase(item, only: candidate)
        let walks = question.places.map { alone.walk(from: $0) }
        expect(catchment, walks, tolerance: 1e-4, "seed \(seed)")
        let own = item.segment(enteredFrom: candidate)
        if own == nil {
          offNetwork += 1
          #expect(catchment.places.isEmpty)
        } else {
          onOwnSegment += catchment.places.count {
            item.segment(enteredFrom: question.places[Int($0)]) == own
          }
        }
      }
    }
    #expect(onOwnSegment > 100 && offNetwork >= 30)
  }

  /// Land is measured at the samples of the lattice.
  @Test func landIsMeasuredAtItsSamples() async {
    let item = WalkCase(seed: 8, rivers: 1, facilities: 1)
    let corners = [(-180, -140), (170, -160), (150, 190), (-160, 120)]
    let land = PlanarRegion(
      polygons: [[corners.map { PlanarPoint(x: Double($0.0), y: Double($0.1)) }]])
    var question = Question(8)
    question.demand = [CommunityDemand(land), question.demand[0]]
    #expect(question.places.count > 40)
    let found = await catchments(item, question)
    for (candidate, catchment) in zip(question.candidates, found) {
      let alone = WalkCase(item, only: candidate)
      expect(catchment, question.places.map { alone.walk(from: $0) }, tolerance: 1e-4, "land")
    }
  }

  @Test func eachPlaceHasItsOwnLimit() async {
    let item = WalkCase(seed: 4, rivers: 2, facilities: 1)
    let question = Question(4)
    let straight = CandidateCatchments(of: question.places, detour: 1.3)
    let whole = [
      await catchments(item, question),
      await straight.catchments(of: question.candidates, within: Self.limit),
    ]
    let limited = [
      await catchments(item, question, limits: question.limits),
      await straight.catchments(
        of: question.candidates, within: Self.limit, limits: question.limits),
    ]
    var dropped = 0
    for (whole, limited) in zip(whole.flatMap(\.self), limited.flatMap(\.self)) {
      let kept = whole.places.indices.filter {
        whole.metres[$0] <= question.limits[Int(whole.places[$0])]
      }
      dropped += whole.places.count - kept.count
      #expect(limited.places == kept.map { whole.places[$0] })
      #expect(limited.metres == kept.map { whole.metres[$0] })
    }
    #expect(dropped > 50)
  }

  @Test(arguments: [2, 7]) func threadsDoNotMatter(threads: Int) async {
    let item = WalkCase(seed: 2, rivers: 2, facilities: 1)
    let question = Question(2)
    let one = await catchments(item, question)
    let many = await catchments(item, question, threads: threads)
    #expect(one.map(\.places) == many.map(\.places))
    #expect(one.map(\.metres) == many.map(\.metres))
    #expect(one.contains { !$0.places.isEmpty })
  }
}
