import Testing

@testable import CircleDrawing

@Suite struct PartitionTests {
  /// All divisions of nine cells, against trying every assignment.
  @Test(arguments: 0..<12) func exactAnswersAreThoseOfEveryDivision(seed: Int) throws {
    let problem = RandomArea.make(seed: UInt64(seed), columns: 3, rows: 3)
    let exact = try #require(ExactPartition(problem, most: 4, onlyInBand: true))
    for count in 1...4 {
      let best = EveryDivision(problem, into: count).best
      let answer = exact.answer(count)
      #expect((answer == nil) == (best == nil))
      if let answer, let best {
        #expect(abs(answer.value.cost - best) <= 1e-6 * best)
        #expect(answer.circles.flatMap { $0 }.sorted() == (0..<9).map(Int32.init))
      }
    }
  }

  /// The search alone, without the help of exact answers for the whole.
  @Test func searchFindsTheBestOfNearlyAll() throws {
    var (tried, best, worst) = (0, 0, 0.0)
    for seed in 0..<120 {
      let shape = [(4, 3), (4, 4), (5, 3), (7, 2)][seed % 4]
      let problem = RandomArea.make(seed: UInt64(1000 + seed), columns: shape.0, rows: shape.1)
      let exact = try #require(
        ExactPartition(
          problem, most: 6, onlyInBand: true, limits: .init(sets: 100_000, steps: 100_000_000)))
      for count in 2...6 {
        guard let answer = exact.answer(count) else { continue }
        var search = PartitionSearch(problem, seed: 1)
        search.run(count, starts: 6, from: nil)
        tried += 1
        let gap = search.total.broken == 0 ? search.total.cost / answer.value.cost - 1 : 1
        if gap < 1e-9 { best += 1 }
        worst = max(worst, gap)
      }
    }
    print("tried", tried, "best", best, "worst", worst)
    #expect(tried > 150 && best * 10 >= tried * 9 && worst <= 0.02)
  }

  @Test func boundIsBelowTheBest() throws {
    for seed in 0..<10 {
      let problem = RandomArea.make(seed: UInt64(50 + seed), columns: 4, rows: 3)
      let exact = try #require(ExactPartition(problem, most: 4, onlyInBand: true))
      for count in 2...4 {
        guard let answer = exact.answer(count) else { continue }
        let bound = AssignmentBound(problem, count: count, heldBand: true)
          .value(atMost: answer.value.cost)
        #expect(bound <= answer.value.cost * (1 + 1e-12))
        #expect(bound > 0.5 * answer.value.cost)
      }
    }
  }
}
