import Assessment
import PlanarGeometry
import TestSupport
import Testing
import Wording

@Suite struct ExamScoreTests {
  private static let name = LocalizedText(zh: "", en: "")

  private func type(_ id: String, _ category: String? = nil, weight: Double = 1) -> FacilityType {
    FacilityType(
      id: id, name: Self.name, category: category, circle: 5, radius: .metres(100), weight: weight)
  }

  // MARK: - Weights

  /// Care weighs 1.5 and education 1, whatever the number of their types.
  @Test func aCategoryOfManyTypesDoesNotCountMore() {
    let standard = Standard(
      name: Self.name, circles: [],
      categories: [
        FacilityCategory(id: "care", name: Self.name, weight: 1.5),
        FacilityCategory(id: "education", name: Self.name),
      ],
      types: [
        type("a", "care"), type("b", "care", weight: 2), type("c", "education"),
        type("d", weight: 0.5),
      ])
    let weights = standard.weights(of: standard.types)
    let expected = [0.5, 1, 1, 0.5].map { $0 / 3 }
    #expect(zip(weights, expected).allSatisfy { abs($0 - $1) < 1e-15 })
  }

  // MARK: - Random towns

  private struct Case {
    var city: City
    var standard: Standard
    var result: AssessmentResult
    var governance: GovernanceFigures

    func scores(basis: [String]? = nil) -> ExamScores {
      ExamScores(of: result, in: city, standard: standard, governance: governance, basis: basis)
    }
  }

  private static let basis = ["canteen", "clinic", "rating", "data"]

  /// A town whose facilities have sizes and ratings, some of which are not known.
  private func town(
    seed: UInt64, change: (inout City, inout Standard) -> Void = { _, _ in }
  ) async throws -> Case {
    var town = RandomTown(seed: seed)
    var standard = RandomTown.standard
    standard.types[0].norms = [AdequacyNorm(areaPer100Households: 30, minimumArea: 100)]
    standard.types[1].norms = [AdequacyNorm(areaPer1000People: 400)]
    var table = FacilityTable()
    for position in 0..<town.city.facilities.count {
      var facility = town.city.facilities[position]
      facility.rating = town.dice.below(4) > 0 ? 1 + 4 * town.dice.unit() : nil
      for service in facility.services.indices where town.dice.below(5) > 0 {
        facility.services[service].floorArea = 300 * town.dice.unit()
      }
      table.append(facility)
    }
    town.city.facilities = table
    for community in town.city.communities.indices {
      town.city.communities[community].households = Double(20 + town.dice.below(300))
    }
    change(&town.city, &standard)
    var options = RandomTown.options(seed % 2 == 0 ? .straight : .network, .population)
    options.measuresBalance = true
    options.measuresAdequacy = true
    let result = try await CircleAssessment.run(town.city, standard: standard, options: options)
    let homes = FacilityHomes(of: town.city, result, standard: standard)
    return Case(
      city: town.city, standard: standard, result: result,
      governance: GovernanceFigures(town.city, standard: standard, homes: homes))
  }

  private static func figures(_ indices: AreaIndices) -> [Double?] {
    [indices.base, indices.balance, indices.governance, indices.exam]
  }

  /// Every index is in 0…100, and together the communities are between the worst and the best, but for balance,
  /// which falls where they differ.
  @Test(arguments: 1...UInt64(Thoroughness.draws(8)))
  func bounds(seed: UInt64) async throws {
    let scores = try await town(seed: seed).scores(basis: Self.basis)
    let city = scores.indices(of: Array(scores.communities.indices))
    for indices in scores.communities + [city] {
      for figure in Self.figures(indices) { #expect((0...100).contains(figure ?? 0)) }
    }
    let bases = scores.communities.compactMap(\.base)
    let base = try #require(city.base)
    #expect(base >= (bases.min() ?? 0) - 1e-9 && base <= (bases.max() ?? 0) + 1e-9)
  }

  /// The aggregate of one part is the whole.
  @Test func oneCommunityTogether() async throws {
    let scores = try await town(seed: 3).scores()
    for community in scores.communities.indices {
      #expect(scores.indices(of: [community]) == scores.communities[community])
    }
  }

  /// Ids and the order of the facilities change nothing.
  @Test(arguments: 1...UInt64(Thoroughness.draws(4)))
  func relabelling(seed: UInt64) async throws {
    let scores = try await town(seed: seed).scores(basis: Self.basis)
    let other = try await town(seed: seed) { city, _ in
      var table = FacilityTable()
      for position in (0..<city.facilities.count).reversed() {
        var facility = city.facilities[position]
        facility.id = "\(100 - position)"
        table.append(facility)
      }
      city.facilities = table
    }.scores(basis: Self.basis)
    for (a, b) in zip(scores.communities, other.communities) {
      for (a, b) in zip(Self.figures(a), Self.figures(b)) {
        #expect(abs((a ?? -1) - (b ?? -1)) < 1e-9)
      }
    }
  }

  /// With the basis fixed, no index rises when sizes and ratings are taken away.
  @Test(arguments: 1...UInt64(Thoroughness.draws(8)))
  func blanking(seed: UInt64) async throws {
    let before = try await town(seed: seed).scores(basis: Self.basis)
    let after = try await town(seed: seed) { city, _ in
      var table = FacilityTable()
      for position in 0..<city.facilities.count {
        var facility = city.facilities[position]
        if (position + Int(seed)).isMultiple(of: 3) {
          for service in facility.services.indices { facility.services[service].floorArea = nil }
        }
        table.append(facility)
      }
      city.facilities = table
    }.scores(basis: Self.basis)
    for (before, after) in zip(before.communities, after.communities) {
      #expect((after.base ?? 0) <= (before.base ?? 0) + 1e-9)
      #expect((after.exam ?? 0) <= (before.exam ?? 0) + 1e-9)
    }
  }

  /// More facilities never lower coverage, and so neither base nor balance.
  @Test(arguments: 1...UInt64(Thoroughness.draws(6)))
  func adding(seed: UInt64) async throws {
    func withoutNorms(_ standard: inout Standard) {
      for type in standard.types.indices { standard.types[type].norms = [] }
    }
    let before = try await town(seed: seed) { withoutNorms(&$1) }.scores()
    let after = try await town(seed: seed) { city, standard in
      withoutNorms(&standard)
      var dice = SeededRandom(seed + 99)
      city.facilities.append(RandomTown.facility("NEW", &dice))
    }.scores()
    for (before, after) in zip(before.communities, after.communities) {
      #expect((after.base ?? 0) >= (before.base ?? 0) - 1e-9)
      #expect((after.balance ?? 0) >= (before.balance ?? 0) - 1e-9)
    }
  }

  // MARK: - Basis

  /// One in twenty may lack a component, not two.
  @Test(arguments: [(1, true), (2, false)])
  func ninetyFivePerCent(lacking: Int, enters: Bool) async throws {
    let communities = (0..<20).map { number in
      Community(
        id: String(100 + number),
        region: RandomTown.rectangle(Double(number) * 50, 0, Double(number) * 50 + 50, 50),
        population: 10)
    }
    let city = City(name: "", communities: communities, facilities: FacilityTable())
    let standard = Standard(
      name: Self.name, circles: [ServiceCircle(minutes: 5, name: Self.name)], categories: [],
      types: [type("a")])
    var options = AssessmentOptions()
    options.measuresBalance = true
    let result = try await CircleAssessment.run(city, standard: standard, options: options)
    var governance = GovernanceFigures()
    governance[.satisfaction] = (0..<20).map { $0 < lacking ? nil : 80 }
    let scores = ExamScores(of: result, in: city, standard: standard, governance: governance)
    #expect(scores.basis.governance == (enters ? [.satisfaction] : []))
    #expect(scores.communities[19].governance == (enters ? 80 : nil))
    #expect(scores.communities[0].governance == (enters ? 0 : nil))
    #expect(scores.communities[19].exam == (enters ? 16 : 0))
    #expect(scores.communities[0].completeness == 0 && scores.communities[19].completeness == 1)
  }

  /// Where no row tells a status, a rating or an area, there is no governance, rather than a guess.
  @Test func nothingIsGuessed() async throws {
    let silent = try await town(seed: 4) { city, _ in
      var table = FacilityTable()
      for position in 0..<city.facilities.count {
        var facility = city.facilities[position]
        facility.rating = nil
        for service in facility.services.indices { facility.services[service].floorArea = nil }
        table.append(facility)
      }
      city.facilities = table
    }
    #expect(silent.governance.parts == [])
    #expect(silent.scores().communities.allSatisfy { $0.governance == nil })
    let told = try await town(seed: 4) { city, _ in
      var facility = city.facilities[0]
      facility.id = "closed for a time"
      city.suspendedFacilities.append(facility)
    }
    #expect(told.governance.parts == [.rating, .operating, .data])
  }

  @Test func equalIndicesShareARank() {
    #expect(ExamScores.ranks(of: [50, nil, 70, 50, 10]) == [2, nil, 1, 2, 4])
    #expect(ExamScores.ranks(of: []) == [])
  }
}
