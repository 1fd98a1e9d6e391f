package import Assessment
import PlanarGeometry
import Wording

/// Three squares far from each other: 1000 m with 1000 people, 1000 m with 2000, 400 m with 10, and one
/// canteen (radius 300 m) in the first.
package enum ThreeSquares {
  package static let standard = Standard(
    name: LocalizedText(zh: "", en: ""), threshold: 0.4,
    circles: [
      ServiceCircle(minutes: 5, name: LocalizedText(zh: "", en: "")),
      ServiceCircle(minutes: 15, name: LocalizedText(zh: "", en: "")),
    ],
    categories: [],
    types: [
      FacilityType(
        id: "pharmacy", name: LocalizedText(zh: "药店", en: "Pharmacy"), circle: 15,
        radius: .metres(100)),
      FacilityType(
        id: "canteen", name: LocalizedText(zh: "食堂", en: "Canteen"), circle: 5,
        radius: .metres(300),
        norms: [AdequacyNorm(areaPer100Households: 1000, minimumArea: 150, kinds: ["old"])]),
    ])

  package static var city: City {
    var table = FacilityTable()
    table.append(canteen("F1", 300, 500))
    return City(
      name: "",
      communities: [
        Community(
          id: "A", kind: "old", region: square(0, 1000), population: 1000, households: 400,
          elderly: 200),
        Community(id: "B", kind: "new", region: square(3000, 1000), population: 2000),
        Community(id: "C", region: square(6000, 400), population: 10),
      ], facilities: table)
  }

  package static func canteen(
    _ id: String, _ x: Double, _ y: Double, area: Double? = nil
  ) -> Facility {
    Facility(
      id: id, entrances: [PlanarPoint(x: x, y: y)],
      services: [FacilityService(type: 1, floorArea: area)])
  }

  package static func adding(_ facilities: Facility..., cost: Double? = nil) -> Scenario {
    var scenario = Scenario(name: facilities[0].id)
    scenario.added = facilities.map { Scenario.Addition($0, cost: cost) }
    return scenario
  }

  private static func square(_ x: Double, _ side: Double) -> PlanarRegion {
    RandomTown.rectangle(x, 0, x + side, side)
  }
}
