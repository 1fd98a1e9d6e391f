import RunComparison
import TestSupport
import Testing

/// Indices of the components that both runs have; expected values by hand.
@Suite struct ComparedIndexTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func compare(_ a: WrittenRun, _ b: WrittenRun) throws -> ComparedRuns {
    ComparedRuns(try a.read("a", in: folder), try b.read("b", in: folder))
  }

  @Test func withOneBasisTheIndicesStand() throws {
    var (a, b) = (WrittenRun(0.9), WrittenRun(0.9))
    (a.communities[0].exam, b.communities[0].exam) = (61.25, 60)
    (a.cityExam, b.cityExam) = (70, 71.5)
    let compared = try compare(a, b)
    #expect(compared.indices.map(\.before) == [61.25] && compared.indices.map(\.after) == [60])
    #expect(compared.cityIndex == (70, 71.5))
    #expect(compared.indexBasis == ["coverage"])
  }

  private func twoTypes(
    _ shares: (Double, Double), adequacies: (Double?, Double?), basis: [String]
  ) -> WrittenRun {
    var run = WrittenRun(0)
    run.types = [("nursery", 300, 0.25), ("pharmacy", 300, 0.75)]
    run.rows = [
      "X/nursery": WrittenRun.Row(coverage: shares.0, verdict: "partial", adequacy: adequacies.0),
      "X/pharmacy": WrittenRun.Row(coverage: shares.1, verdict: "partial", adequacy: adequacies.1),
    ]
    run.basis = basis
    return run
  }

  /// The later run alone counts the adequacy of the pharmacy: it is left out of both. Without balance and governance
  /// the index is the base: 100 · (0.25 · (0.7 C + 0.3 Q) + 0.75 · C).
  @Test func whatOneRunAloneHasIsLeftOut() throws {
    let a = twoTypes((0.4, 0.2), adequacies: (0.5, nil), basis: ["coverage", "nursery"])
    let b = twoTypes(
      (0.6, 0.2), adequacies: (1, 1), basis: ["coverage", "nursery", "pharmacy", "rating"])
    let compared = try compare(a, b)
    #expect(compared.indexBasis == ["coverage", "nursery"])
    let index = try #require(compared.indices.first)
    #expect(abs((index.before ?? 0) - 100 * (0.25 * (0.28 + 0.15) + 0.75 * 0.2)) < 1e-9)
    #expect(abs((index.after ?? 0) - 100 * (0.25 * (0.42 + 0.3) + 0.75 * 0.2)) < 1e-9)
    #expect(abs((compared.cityIndex.before ?? 0) - (index.before ?? -1)) < 1e-9)
  }

  /// What a run does not know in a community counts in neither.
  @Test func whatOneRunDoesNotKnowIsLeftOut() throws {
    let a = twoTypes((0.4, 0.2), adequacies: (nil, nil), basis: ["coverage", "nursery"])
    let b = twoTypes((0.4, 0.3), adequacies: (1, 1), basis: ["coverage", "nursery", "pharmacy"])
    let index = try #require(try compare(a, b).indices.first)
    #expect(abs((index.before ?? 0) - 25) < 1e-9 && abs((index.after ?? 0) - 32.5) < 1e-9)
  }

  /// Balance is 0.3 beside 0.5 of the base; with other radii it is another thing and left out.
  @Test func balanceNeedsTheSameRadii() throws {
    var (a, b) = (
      twoTypes((0.4, 0.4), adequacies: (nil, nil), basis: ["coverage"]),
      twoTypes((0.4, 0.4), adequacies: (nil, nil), basis: ["coverage", "rating"])
    )
    (a.balance, b.balance) = (80, 80)
    #expect(abs((try compare(a, b).cityIndex.after ?? 0) - (0.5 * 40 + 0.3 * 80) / 0.8) < 1e-9)
    b.types[0].radius = 500
    #expect(abs((try compare(a, b).cityIndex.after ?? 0) - 40) < 1e-9)
  }

  @Test func governanceNeedsTheSameParts() throws {
    var (a, b) = (
      twoTypes((0.4, 0.4), adequacies: (nil, nil), basis: ["coverage", "rating"]),
      twoTypes((0.4, 0.4), adequacies: (nil, nil), basis: ["coverage", "nursery", "rating"])
    )
    (a.governance, b.governance) = (90, 60)
    #expect(abs((try compare(a, b).cityIndex.before ?? 0) - (0.5 * 40 + 0.2 * 90) / 0.7) < 1e-9)
    b.basis += ["data"]
    #expect(abs((try compare(a, b).cityIndex.before ?? 0) - 40) < 1e-9)
  }
}
