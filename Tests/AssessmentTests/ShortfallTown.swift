import Assessment
import PlanarGeometry
import TestSupport
import Wording

/// Four communities of 100 m by 100 m far apart, with all people of each at its middle: 1000 in A to D, and three types:
/// a core one for those of 60 and over, one for everyone with a norm, one for under 3.
struct ShortfallTown {
  var city: City
  var standard: Standard
  var options = RandomTown.options(.straight, .population)
  var candidates: [CandidateSite] = []

  static let name = LocalizedText(zh: "类", en: "type")

  init() {
    let places = (0..<4).map { PlanarPoint(x: Double($0) * 5000, y: 0) }
    let ids = ["A", "B", "C", "D"]
    city = City(
      name: "",
      communities: zip(ids, places).map { id, place in
        Community(
          id: id, name: "社区" + id, street: "街" + id, kind: "old",
          region: RandomTown.rectangle(place.x - 50, -50, place.x + 50, 50), population: 1000,
          households: 100, elderly: 200, under3: 40)
      }, facilities: FacilityTable())
    var people = PopulationLayer(.points(places), communities: 4)
    people.people = [1000, 1000, 1000, 1000]
    people.communityStarts = [0, 1, 2, 3, 4]
    people.ids = ids
    city.population = people
    var elderly = FacilityType(
      id: "old", name: Self.name, category: "care", circle: 5, radius: .metres(100), core: true)
    elderly.group = .elderly
    var hall = FacilityType(
      id: "hall", name: Self.name, category: "care", circle: 15, radius: .metres(100))
    hall.norms = [AdequacyNorm(areaPer100Households: 100, minimumArea: 60)]
    var nursery = FacilityType(
      id: "young", name: Self.name, category: "care", circle: 5, radius: .metres(100))
    nursery.group = .under3
    standard = Standard(
      name: Self.name,
      circles: [
        ServiceCircle(minutes: 5, name: Self.name), ServiceCircle(minutes: 15, name: Self.name),
      ], categories: [FacilityCategory(id: "care", name: Self.name)],
      types: [elderly, hall, nursery])
    options.measuresAdequacy = true
  }

  /// A facility so many metres from the middle of a community.
  static func facility(
    _ id: String, type: Int32, community: Int, metres: Double = 0, area: Double? = nil,
    rating: Double? = nil
  ) -> Facility {
    Facility(
      id: id, entrances: [PlanarPoint(x: Double(community) * 5000 + metres, y: 0)],
      services: [FacilityService(type: type, floorArea: area)], rating: rating)
  }

  func result() async throws -> AssessmentResult {
    try await CircleAssessment.run(city, standard: standard, options: options)
  }

  func gaps() async throws -> [Gap] {
    GapList(of: try await result(), in: city, standard: standard, candidates: candidates).gaps
  }

  func pool() async throws -> PoolList {
    let result = try await result()
    return PoolList(
      of: result, in: city, homes: FacilityHomes(of: city, result, standard: standard))
  }

  func negatives() async throws -> [NegativeEntry] {
    let result = try await result()
    return NegativeList(
      of: result, in: city, standard: standard,
      homes: FacilityHomes(of: city, result, standard: standard)
    ).entries
  }
}
