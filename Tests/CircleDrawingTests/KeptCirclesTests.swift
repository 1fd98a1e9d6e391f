import Assessment
import PlanarGeometry
import TestSupport
import Testing

@testable import CircleDrawing

/// Circles that exist already and polygons in place of communities, placed by what they share.
@Suite struct KeptCirclesTests {
  private func atoms(people places: [PlanarPoint]) -> AtomLayer {
    var town = BlockCity()
    var layer = PopulationLayer(.points(places), communities: 2)
    layer.ids = places.indices.map { "\($0)" }
    layer.people = places.map { _ in 1 }
    let own = places.count { $0.x < 1000 }
    layer.communityStarts = [0, Int32(own), Int32(places.count)]
    town.city.population = layer
    return AtomLayer(of: town.city, town.rules)
  }

  @Test func peopleDecideBeforeArea() throws {
    // A has most of C's area, B most of its people.
    let layer = [
      (id: "B", region: PlanarRegion.rectangle(700...2000, 0...1000)),
      (id: "A", region: .rectangle(0...700, 0...1000)),
    ]
    let peopled = atoms(people: points(800, 1, 900, 1, 100, 1))
    #expect(
      try KeptCircles(layer: layer, of: peopled) == KeptCircles(ids: ["B"], circleOfAtom: [0, 0]))
    let empty = atoms(people: [])
    #expect(
      try KeptCircles(layer: layer, of: empty)
        == KeptCircles(ids: ["A", "B"], circleOfAtom: [0, 1]))
  }

  @Test func atomsOutsideHaveNoneAndEqualSharesGoToTheLesserID() throws {
    let halves = [
      (id: "b", region: PlanarRegion.rectangle(0...500, 0...1000)),
      (id: "a", region: .rectangle(500...1000, 0...1000)),
    ]
    let kept = try KeptCircles(layer: halves, of: atoms(people: []))
    #expect(kept == KeptCircles(ids: ["a"], circleOfAtom: [0, -1]))
  }

  @Test func tableOfCircles() {
    let kept = KeptCircles(circlesOfAtoms: ["z", nil, "é", "z"])
    #expect(kept.ids == ["z", "é"])
    #expect(kept.circleOfAtom == [0, -1, 1, 0])
  }

  @Test func unitsLieInTheCommunityOfMostOfTheirArea() throws {
    let town = BlockCity()
    var units = town.city
    units.communities = [
      Community(id: "u", region: .rectangle(500...1100, 0...1000)),
      Community(id: "v", street: "own", region: .rectangle(1100...1400, 0...1000), population: 7),
      Community(id: "w", region: .rectangle(1500...1600, 0...1000)),
    ]
    let atoms = try AtomLayer(units: units, in: town.city, town.rules)
    #expect(atoms.communities == [0, 1, 1])
    #expect(atoms.city.communities.map(\.street) == ["S", "own", "S"])
    #expect(atoms.city.communities.map(\.district) == ["T", "T", "T"])
    // Half of C's 20,000 and a quarter of D's 4000.
    #expect(atoms.people == [11_000, 7, 0])
    #expect(atoms.borders == [AtomBorder(first: 0, second: 1, length: 1000, crossings: 1)])
  }
}
