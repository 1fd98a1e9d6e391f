package import Assessment
package import PlanarGeometry
import WalkNetwork
import Wording

/// A town of six communities in two streets, with a lattice of ways from which some are missing, a canal,
/// parks, and types that serve anyone, a street, a community.
package struct RandomTown {
  package static let box = PlanarBox(minX: 0, minY: 0, maxX: 1200, maxY: 800)

  package var city: City
  package var dice: SeededRandom
  /// What the network is made of.
  package private(set) var segments: [WalkOracle.Segment] = []
  package private(set) var walls: [WalkOracle.Barrier] = []

  package init(seed: UInt64) {
    dice = SeededRandom(seed)
    var table = FacilityTable()
    for number in 0..<12 { table.append(Self.facility("F\(number)", &dice)) }
    city = City(name: "", communities: Self.communities(&dice), facilities: table)
    city.residentialByCommunity = city.communities.map(\.region)
    makeNetwork()
    city.population = Self.people(city.communities.count, &dice)
  }

  /// Three columns of different width, two rows; one community has no street.
  private static func communities(_ dice: inout SeededRandom) -> [Community] {
    let edges = [0, 300 + 100 * dice.unit(), 700 + 100 * dice.unit(), 1200]
    return (0..<6).map { number in
      let (column, row) = (number % 3, number / 3)
      return Community(
        id: "C\(number)", street: number == 5 ? nil : row == 0 ? "south" : "north",
        region: rectangle(
          edges[column], Double(row) * 400, edges[column + 1], Double(row + 1) * 400),
        population: 100 + Double(dice.below(900)), elderly: Double(dice.below(100)))
    }
  }

  package static func rectangle(_ x: Double, _ y: Double, _ x2: Double, _ y2: Double)
    -> PlanarRegion
  {
    let corners = [(x, y), (x2, y), (x2, y2), (x, y2)]
    return PlanarRegion(polygons: [[corners.map { PlanarPoint(x: $0.0, y: $0.1) }]])
  }

  /// One facility in seven is a park, one in five has two entrances, some stand outside.
  package static func facility(_ id: String, _ dice: inout SeededRandom) -> Facility {
    let place = dice.point(in: box.expanded(by: 150))
    var facility = Facility(
      id: id, entrances: [place],
      services: [
        FacilityService(type: Int32(dice.below(4)), count: Int32(1 + dice.below(2)))
      ])
    if dice.below(7) == 0 {
      facility.entrances = []
      facility.region = rectangle(place.x, place.y, place.x + 90, place.y + 60)
    } else if dice.below(5) == 0 {
      facility.entrances.append(place + PlanarPoint(x: 40, y: 10))
      facility.services.append(FacilityService(type: Int32(dice.below(4))))
    }
    return facility
  }

  private mutating func makeNetwork() {
    var ways = WalkWays()
    var places: [WalkOracle.Point] = []
    func add(_ from: Int, _ to: Int) {
      ways.addWay([Int32(from), Int32(to)])
      segments.append(.init(from: places[from], to: places[to], nodes: (from, to)))
    }
    let (columns, rows) = (14, 10)
    for row in 0..<rows {
      for column in 0..<columns {
        let place = PlanarPoint(
          x: Double(column) * 100 - 50 + 30 * dice.unit(),
          y: Double(row) * 100 - 50 + 30 * dice.unit())
        _ = ways.addNode(at: place)
        places.append(.init(place.x, place.y))
      }
    }
    for node in 0..<columns * rows {
      if node % columns + 1 < columns, dice.below(8) > 0 {
        add(node, node + 1)
      }
      if node + columns < columns * rows, dice.below(4) > 0 {
        add(node, node + columns)
      }
    }
    let canal = BarrierLines(
      [(PlanarPoint(x: 500, y: -100), PlanarPoint(x: 520, y: 600))], owners: [0], names: ["canal"])
    walls = [.init(from: .init(500, -100), to: .init(520, 600))]
    city.network = PedestrianNetwork(
      graph: WalkGraphBuilder(smallestComponent: 0).build(ways), barriers: canal)
  }

  /// Sixty places of people, those of a community side by side.
  private static func people(_ communities: Int, _ dice: inout SeededRandom) -> PopulationLayer {
    var points: [PlanarPoint] = []
    var layer = PopulationLayer(.points([]), communities: communities)
    layer.elderly = []
    for community in 0..<communities {
      let x = Double(community % 3) * 400
      let y = Double(community / 3) * 400
      for _ in 0..<10 {
        points.append(dice.point(in: PlanarBox(minX: x, minY: y, maxX: x + 400, maxY: y + 400)))
        layer.people.append(Double(1 + dice.below(50)))
        layer.elderly?.append(Double(dice.below(10)))
      }
      layer.communityStarts[community + 1] = Int32(points.count)
    }
    layer.shape = .points(points)
    layer.ids = points.indices.map { "p\($0)" }
    return layer
  }

  package static let standard: Standard = {
    let name = LocalizedText(zh: "", en: "")
    func type(_ id: String, _ radius: Double, _ circle: Int, _ serves: ServedArea) -> FacilityType {
      FacilityType(id: id, name: name, circle: circle, radius: .metres(radius), serves: serves)
    }
    return Standard(
      name: name,
      circles: [5, 15].map { ServiceCircle(minutes: $0, name: name) }, categories: [],
      types: [
        type("canteen", 180, 5, .anyone), type("clinic", 320, 15, .anyone),
        type("nursery", 250, 5, .street), type("office", 300, 15, .community),
      ])
  }()

  package static func options(_ metric: Metric, _ measure: DemandMeasure) -> AssessmentOptions {
    var options = AssessmentOptions()
    options.metric = metric
    options.measure = measure
    options.cell = 100
    options.snapLimit = 120
    return options
  }

  /// A few changes that exclude none of each other.
  package mutating func scenario(_ number: Int, changing ids: [String]) -> Scenario {
    var scenario = Scenario(name: "S\(number)")
    for place in 0..<dice.below(3) {
      scenario.added.append(Scenario.Addition(Self.facility("N\(number)-\(place)", &dice)))
    }
    for id in ids {
      switch dice.below(10) {
      case 0: scenario.removed.append(id)
      case 1: scenario.moved.append(Scenario.Move(id: id, to: dice.point(in: Self.box)))
      case 2: scenario.resized.append(Scenario.Resize(id: id, floorArea: 100))
      default: break
      }
    }
    return scenario
  }
}
