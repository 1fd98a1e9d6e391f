import Assessment
import PlanarGeometry
import TestSupport
import Testing

/// The four parts of the priority list in closed form.
@Suite struct PoolListTests {
  private func parts(_ pool: PoolList, _ part: PoolPart) -> [Double?] {
    (0..<4).map { community in
      pool.entries.first { $0.community == community }?.parts[part]
    }
  }

  private func survey(_ votes: [Double?]) -> Survey {
    Survey(
      communities: votes.map { votes in
        votes.map { votes in
          CommunitySurvey(
            households: 100, answered: 80,
            categories: [
              "care": CategoryAnswers(answered: 60, needVotes: votes),
              "other": CategoryAnswers(answered: 20, needVotes: 0),
              "silent": CategoryAnswers(answered: 500, satisfaction: 3),
            ])
        }
      })
  }

  /// 60 and 20 answers were asked for a need; 40 votes of 80 are 50.
  @Test func voiceOfASurvey() async throws {
    var town = ShortfallTown()
    town.city.survey = survey([40, 0, 60, 20])
    let pool = try await town.pool()
    #expect(parts(pool, .voice) == [50, 0, 75, 25])
    #expect(pool.basis.contains(.voice))
  }

  /// 0, 2, 2 and 6 complaints per 1000 people: percentiles 0, 50, 50 and 100.
  @Test func voiceOfComplaints() async throws {
    var town = ShortfallTown()
    town.city.complaints = [0, 2, 2, 6]
    #expect(parts(try await town.pool(), .voice) == [0, 50, 50, 100])
    town.city.survey = survey([40, 0, 60, 20])
    #expect(parts(try await town.pool(), .voice) == [25, 25, 62.5, 62.5])
    // Per 1000 people: 6 for 6000 are fewer than 2 for 1000.
    town.city.survey = nil
    town.city.communities[3].population = 6000
    let third = 100.0 / 3
    let voices = parts(try await town.pool(), .voice)
    #expect(abs((voices[3] ?? 0) - third) < 1e-9)
  }

  /// Three of four communities are fewer than 95 %: their answers do not enter, for nobody.
  @Test func halfTheVoiceLeavesForAll() async throws {
    var town = ShortfallTown()
    town.city.survey = survey([40, nil, 60, 20])
    #expect(!(try await town.pool().basis.contains(.voice)))
    town.city.complaints = [0, 2, 2, 6]
    let pool = try await town.pool()
    #expect(parts(pool, .voice) == [0, 50, 50, 100] && pool.basis.contains(.voice))
  }

  /// A has both types for the groups, B one of two, C and D none.
  @Test func care() async throws {
    var town = ShortfallTown()
    for (id, type, community) in [("1", Int32(0), 0), ("2", 2, 0), ("3", 2, 1), ("4", 1, 2)] {
      town.city.facilities.append(
        ShortfallTown.facility(id, type: type, community: community))
    }
    #expect(parts(try await town.pool(), .care) == [0, 50, 100, 100])
  }

  /// Two, one, none and one facilities per 1000 people.
  @Test func supplyAndRating() async throws {
    var town = ShortfallTown()
    let all: [(String, Int, Double?)] = [("1", 0, 5), ("2", 0, 4), ("3", 1, 1), ("4", 3, nil)]
    for (id, community, rating) in all {
      town.city.facilities.append(
        ShortfallTown.facility(id, type: 1, community: community, rating: rating))
    }
    let pool = try await town.pool()
    #expect(parts(pool, .supply) == [0, 50, 100, 50])
    #expect(parts(pool, .rating) == [12.5, 100, nil, nil])
    #expect(pool.basis == [.care, .supply])
  }

  /// Scores: A (0 + 0)/2, B, C, D (100 + 67)/2 each without care; the more uncovered people come first.
  @Test func ranksByScoreThenByPeople() async throws {
    var town = ShortfallTown()
    for (id, type) in [("1", Int32(0)), ("2", 2)] {
      town.city.facilities.append(ShortfallTown.facility(id, type: type, community: 0))
    }
    // The hall counts among the required types, not in care; its facility stands outside all communities.
    town.city.facilities.append(
      ShortfallTown.facility("3", type: 1, community: 1, metres: 60))
    let pool = try await town.pool()
    #expect(pool.entries.map(\.community) == [2, 3, 1, 0])
    #expect(pool.ranks == [1, 2, 3, 4])
    #expect(
      pool.entries.map(\.peopleUncovered).map { ($0 ?? 0).rounded() } == [1000, 1000, 667, 333])
    let first = pool.entries[0]
    #expect(first.basis == [.care, .supply])
    #expect(abs((first.score ?? 0) - (100 + 200.0 / 3) / 2) < 1e-9)
  }

  /// The order does not depend on what the communities are called or on the order of the input but for ties.
  @Test(arguments: [UInt64(11), 12, 13])
  func scoresAreBounded(seed: UInt64) async throws {
    let town = RandomTown(seed: seed)
    let result = try await CircleAssessment.run(
      town.city, standard: RandomTown.standard,
      options: RandomTown.options(.straight, .population))
    let pool = PoolList(
      of: result, in: town.city,
      homes: FacilityHomes(of: town.city, result, standard: RandomTown.standard))
    #expect(pool.entries.count == town.city.communities.count)
    #expect(Set(pool.entries.map(\.community)).count == pool.entries.count)
    for entry in pool.entries {
      let all = Array(entry.parts.values) + [entry.score].compactMap(\.self)
      #expect(all.allSatisfy { (0...100).contains($0) })
    }
    let scores = pool.entries.map { $0.score ?? -1 }
    #expect(scores == scores.sorted(by: >))
  }
}
