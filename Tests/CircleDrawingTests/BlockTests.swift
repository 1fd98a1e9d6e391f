import Assessment
import PlanarGeometry
import TestSupport
import Testing

@testable import CircleDrawing

/// Communities cut into blocks, against what is plain by hand.
@Suite struct BlockTests {
  private static let cross = [
    line(.mainStreet, -50, 400, 1500, 400), line(.mainStreet, 300, -50, 300, 1050),
  ]

  @Test func crossMakesFourBlocksNumberedFromNorthThenWest() throws {
    let atoms = try BlockCity().divided(along: Self.cross[0], Self.cross[1])
    #expect(atoms.ids == ["C-1", "C-2", "C-3", "C-4", "D"])
    #expect(atoms.areas == [180_000, 420_000, 120_000, 280_000, 400_000])
    #expect(atoms.people.map { $0.rounded() } == [3600, 8400, 2400, 5600, 4000])
    #expect(atoms.communities == [0, 0, 0, 0, 1])
    #expect(atoms.city.communities.allSatisfy { $0.street == "S" && $0.district == "T" })
    #expect(atoms.division.divided == 1)
    #expect(atoms.division.undivided == [])
  }

  @Test func stemOfATStopsAtTheBar() throws {
    let atoms = try BlockCity().divided(
      along: line(.railway, 0, 400, 1000, 400), line(.railway, 500, 400, 500, 1000))
    #expect(atoms.areas == [300_000, 300_000, 400_000, 400_000])
    #expect(atoms.ids == ["C-1", "C-2", "C-3", "D"])
  }

  @Test func communityOfFewPeopleStaysWholeAndKeepsWhatItHas() throws {
    var town = BlockCity()
    town.city.communities[0].population = 9999
    let atoms = try town.divided(along: Self.cross[0])
    #expect(atoms.ids == ["C", "D"])
    #expect(atoms.city.communities == town.city.communities)
    #expect(atoms.borders == [AtomBorder(first: 0, second: 1, length: 1000, crossings: 1)])
    #expect(atoms.division == DivisionCounts())
  }

  @Test func withoutALineTheCommunityIsNamed() throws {
    let atoms = try BlockCity().divided(along: line(.mainStreet, 300, 100, 300, 900))
    #expect(atoms.ids == ["C", "D"])
    #expect(atoms.division.undivided == ["C"])
    #expect(atoms.division.divided == 0)
  }

  @Test func communityIsNamedWhereOnlyASliverIsCutOff() throws {
    let atoms = try BlockCity().divided(along: line(.mainStreet, 0, 5, 1000, 5))
    #expect(atoms.ids == ["C", "D"])
    #expect(atoms.areas == [1_000_000, 400_000])
    #expect(atoms.division.undivided == ["C"])
    #expect(atoms.division.joinedSlivers == 1)
  }

  @Test func neighbourGetsTheEndOfACut() throws {
    let atoms = try BlockCity().divided(along: line(.river, -10, 333, 1100, 451.7))
    let (north, south, east) = (
      atoms.edges(of: "C-1"), atoms.edges(of: "C-2"), atoms.edges(of: "D")
    )
    #expect(east.count == 5)
    let shared = east.filter { $0.allSatisfy { $0.x == 1000 } }
    #expect(shared.count == 2)
    #expect(shared.allSatisfy { north.union(south).contains($0.reversed()) })
    #expect(atoms.areas[2] == 400_000)
  }

  @Test func sideStreetsCutBlocksOfManyPeopleOnly() throws {
    // The southern block has 250 m of 1000: 5000 people, more than a quarter of 5000; that in the north-west has 1250.
    var town = BlockCity()
    town.rules.band = PeopleBand(5004, 12_000)
    let atoms = try town.divided(
      along: line(.mainStreet, 0, 937.5, 1000, 937.5), line(.sideStreet, 500, 0, 500, 1000))
    #expect(atoms.areas == [62_500, 468_750, 468_750, 400_000])
  }

  @Test func compoundOnTheLineStaysWhole() throws {
    var town = BlockCity()
    town.city.residentialLand = [.rectangle(250...450, 100...300), .rectangle(0...1000, 700...707)]
    let atoms = try town.divided(along: line(.mainStreet, 300, 0, 300, 1000))
    #expect(atoms.areas.sorted() == [40_000, 290_000, 400_000, 670_000])
  }

  @Test func compoundOverABorderIsCutByThatBorderOnly() throws {
    var town = BlockCity()
    town.city.residentialLand = [.rectangle(900...1100, 100...300)]
    let atoms = try town.divided(along: line(.mainStreet, 950, 0, 950, 1000))
    // C's part of the compound lies between the ends of the strip east of the street.
    #expect(atoms.areas.sorted() == [5000, 20_000, 35_000, 400_000, 940_000])
    #expect(atoms.areas.reduce(0, +) == 1_400_000)
  }

  @Test func sliversJoinTheLongestNeighbour() throws {
    let atoms = try BlockCity().divided(
      along: line(.mainStreet, 0, 400, 1000, 400), line(.mainStreet, 0, 406, 1000, 406),
      line(.mainStreet, 600, 406, 600, 1000))
    // The strip of 6 m borders 1000 m on the south, 600 m and 400 m on the north.
    #expect(atoms.areas == [600 * 594, 400 * 594, 406_000, 400_000])
    #expect(atoms.division.joinedSlivers == 1)
    #expect(atoms.division.joinedEmpty == 0)
  }

  @Test func blockWhereNobodyLivesJoinsANeighbourOfTheSameCommunity() throws {
    var town = BlockCity()
    var people = PopulationLayer(
      .points(points(100, 100, 100, 900, 1200, 500)), communities: 2)
    people.ids = ["a", "b", "c"]
    people.people = [1, 3, 7]
    people.communityStarts = [0, 2, 3]
    town.city.population = people
    // The block at the river between y = 400 and 500 has nobody; east of x = 800 it would be D's neighbour alone.
    let atoms = try town.divided(
      along: line(.river, 0, 400, 1000, 400), line(.river, 0, 500, 1000, 500))
    #expect(atoms.ids == ["C-1", "C-2", "D"])
    #expect(atoms.division.joinedEmpty == 1)
    #expect(atoms.people == [15_000, 5000, 4000])
    #expect(atoms.city.population?.ids == ["b", "a", "c"])
    #expect(atoms.city.population?.communityStarts == [0, 1, 2, 3])
    #expect(atoms.city.population?.people == [3, 1, 7])
  }

  @Test func holesAndPartsAreNotLost() throws {
    var town = BlockCity()
    town.city.communities[0].region = PlanarRegion(polygons: [
      [.rectangle(0...1000, 0...1000), .rectangle(400...600, 400...600)],
      [.rectangle(-300...(-200), 0...100)],
    ])
    let atoms = try town.divided(along: line(.mainStreet, 500, -10, 500, 1010))
    #expect(atoms.areas == [480_000, 480_000, 10_000, 400_000])
    #expect(atoms.people.reduce(0, +) == 24_000)
  }

  @Test func orderOfLinesAndCommunitiesDoesNotMatter() throws {
    let lines = [
      line(.mainStreet, -50, 400, 1500, 431), line(.river, 310, -50, 280, 1050),
      line(.sideStreet, 700, 0, 650, 1000),
    ]
    let town = BlockCity()
    let atoms = try AtomLayer(dividing: town.city, along: lines, town.rules)
    let again = try AtomLayer(dividing: town.city, along: lines.reversed(), town.rules)
    #expect(atoms.ids == again.ids)
    #expect(atoms.people == again.people)
    #expect(atoms.borders == again.borders)
    #expect(
      atoms.city.communities.map { Set($0.region.vertices) }
        == again.city.communities.map { Set($0.region.vertices) })
  }

  @Test func idsAreNoOthersAndPadded() throws {
    var town = BlockCity()
    town.city.communities[1].id = "C-03"
    let lines = (1..<11).map { number in
      line(.mainStreet, 0, Double(number) * 90, 1000, Double(number) * 90)
    }
    let atoms = try AtomLayer(dividing: town.city, along: lines, town.rules)
    #expect(atoms.ids.prefix(3) == ["C--01", "C--02", "C--03"])
    #expect(atoms.ids.last == "C-03")
    #expect(Set(atoms.ids).count == 12)
  }

  @Test func overlappingCommunitiesEachKeepTheirArea() throws {
    var town = BlockCity()
    town.city.communities[1].region = .rectangle(900...1400, 0...1000)
    town.city.communities[1].population = 30_000
    let atoms = try town.divided(along: line(.mainStreet, -50, 400, 1500, 431))
    let sums = [0, 1].map { community in
      zip(atoms.communities, atoms.areas).filter { $0.0 == community }.reduce(0) { $0 + $1.1 }
    }
    #expect(abs(sums[0] - 1e6) < 1e-3 && abs(sums[1] - 5e5) < 1e-3)
    #expect(atoms.ids == ["C-1", "C-2", "D-1", "D-2"])
  }
}
