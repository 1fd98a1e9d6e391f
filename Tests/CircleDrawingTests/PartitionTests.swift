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
      var divider = AreaDivider(problem, counts: 1...4, seed: 1)
      let division = divider.division(into: count)
      #expect((division.value.broken == 0) == (best != nil) && division.isProven)
      if let answer, let best {
        #expect(abs(division.value.cost - best) <= 1e-6 * best)
        #expect(abs(answer.value.cost - best) <= 1e-6 * best)
        #expect(answer.circles.flatMap { $0 }.sorted() == (0..<9).map(Int32.init))
      }
    }
  }

  /// The search alone, without the help of exact answers for the whole, against the best of all divisions.
  @Test func searchFindsTheBestOfNearlyAll() throws {
    var (tried, best, lawful) = (0, 0, 0)
    for seed in 0..<24 {
      let shape = [(4, 3), (3, 4), (5, 2), (6, 2)][seed % 4]
      let problem = RandomArea.make(seed: UInt64(1000 + seed), columns: shape.0, rows: shape.1)
      let exact = try #require(ExactPartition(problem, most: 5, onlyInBand: true))
      for count in 2...5 {
        guard let answer = exact.answer(count) else { continue }
        var search = PartitionSearch(problem, seed: 1)
        search.run(count, starts: 6, from: nil)
        tried += 1
        guard search.total.broken == 0 else { continue }
        lawful += 1
        let gap = search.total.cost / answer.value.cost - 1
        #expect(gap > -1e-9)
        if gap < 1e-9 { best += 1 }
      }
    }
    #expect(tried > 30)
    #expect(best * 10 >= tried * 9, "\(best) of \(tried)")
    #expect(lawful * 50 >= tried * 49, "\(lawful) of \(tried)")
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
