import Assessment
import PlanarGeometry
import TestSupport
import Testing

@testable import CircleDrawing

/// People of communities dealt to their blocks.
@Suite struct AtomPeopleTests {
  private static let street = line(.mainStreet, 250, -1, 250, 1001)

  @Test func columnIsSpreadAsTheLayerSays() throws {
    var town = BlockCity()
    var cells = PopulationLayer(
      .regions([.rectangle(200...300, 0...100), .rectangle(600...700, 0...100)]), communities: 2)
    (cells.ids, cells.people) = (["p@C", "q@C"], [10, 30])
    cells.elderly = [1, 3]
    cells.communityStarts = [0, 2, 2]
    town.city.population = cells
    let atoms = try town.divided(along: Self.street)
    // West of the street half of the first cell: an eighth.
    #expect(atoms.people == [2500, 17_500, 4000])
    #expect(atoms.city.communities.map(\.households) == [1000, 7000, nil])
    #expect(atoms.city.communities.map(\.elderly) == [125.125, 875.875, nil])
    let people = try #require(atoms.city.population)
    #expect(people.ids == ["p@C-1", "p@C-2", "q@C-2"])
    #expect(people.people == [5, 5, 30])
    #expect(people.elderly == [0.5, 0.5, 3])
    #expect(people.communityStarts == [0, 1, 3, 3])
    guard case .regions(let regions) = people.shape else { return #expect(Bool(false)) }
    #expect(regions.map(\.area) == [5000, 5000, 10_000])
  }

  @Test func withoutAColumnTheLayerCounts() throws {
    var town = BlockCity()
    town.city.communities[0].population = nil
    town.city.communities[1].population = nil
    var people = PopulationLayer(.points(points(100, 1, 400, 1, 2000, 1)), communities: 2)
    (people.ids, people.people, people.communityStarts) = (
      ["a", "b", "c"], [9000, 4000, 7], [0, 2, 3]
    )
    town.city.population = people
    #expect(try town.divided(along: Self.street).people == [9000, 4000, 7])
    #expect(AtomLayer(of: town.city, town.rules).people == [13_000, 7])
  }

  @Test func withoutALayerResidentialLandTells() throws {
    var town = BlockCity()
    let land: [PlanarRegion] = [.rectangle(100...200, 0...100), .rectangle(500...800, 0...100)]
    town.city.residentialLand = land
    town.city.residentialByCommunity = [PlanarRegion(joining: land), PlanarRegion(polygons: [])]
    let atoms = try town.divided(along: Self.street)
    #expect(atoms.people == [5000, 15_000, 4000])
    #expect(atoms.city.residentialByCommunity?.map(\.area) == [10_000, 30_000, 0])
  }

  @Test func nobodyIsLostWherePlacesLieOutside() throws {
    var town = BlockCity()
    var people = PopulationLayer(.points(points(250, 500, -40, 500, 1001, 3)), communities: 2)
    (people.ids, people.people, people.communityStarts) = (["a", "b", "c"], [1, 2, 4], [0, 3, 3])
    town.city.population = people
    let atoms = try town.divided(along: Self.street)
    #expect(atoms.city.population?.people.reduce(0, +) == 7)
    #expect(atoms.people[0] + atoms.people[1] == 20_000)
  }

  @Test func sumsAreThoseOfTheCommunity() throws {
    var random = SeededRandom(3)
    for _ in 0..<20 {
      var town = BlockCity()
      town.city.communities[0].population = random.between(1e4, 1e5)
      let lines = (0..<6).map { _ in
        CuttingLine(
          .mainStreet, through: (0..<2).map { _ in random.point(within: 2000) })
      }
      let atoms = try AtomLayer(dividing: town.city, along: lines, town.rules)
      let sum = zip(atoms.communities, atoms.people).filter { $0.0 == 0 }.reduce(0) { $0 + $1.1 }
      let whole = try #require(town.city.communities[0].population)
      #expect(abs(sum - whole) <= whole.ulp)
      #expect(atoms.people.allSatisfy { $0 >= 0 })
    }
  }
}
