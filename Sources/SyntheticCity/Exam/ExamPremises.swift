import Assessment
import PlanarGeometry

/// The register of idle premises (闲置用房).
struct ExamPremises {
  struct Premises {
    var id: String
    var community: Int
    var place: PlanarPoint
    var floorArea: Double
    var cost: Double?
    /// Positions of the types that it may hold.
    var types: [Int]
    var isBelowNorm: Bool
  }

  private(set) var all: [Premises] = []
  private let plan: CityPlan
  private let standard: Standard
  private var generator: SeededGenerator

  private static let whole = 400
  private static let wholeBelow = 60
  private static let wholeWithoutCost = 30
  private static let owners = ["区国资公司", "街道办事处", "社区股份经济合作社", "国有企业", "原开发单位"]
  private static let ways = ["租用", "划转", "移交", "置换"]

  init(
    _ plan: CityPlan, standard: Standard, scale: ExamScale, generator: SeededGenerator
  ) {
    (self.plan, self.standard, self.generator) = (plan, standard, generator)
    let below = scale.count(Self.wholeBelow)
    let withoutCost = scale.count(Self.wholeWithoutCost)
    let normed = standard.types.indices.filter { type in
      standard.types[type].norms.contains { $0.minimumArea != nil }
    }
    for number in 0..<scale.count(Self.whole) {
      let isBelow = number < below
      var premises = draw(number, of: normed, isBelow: isBelow)
      if !isBelow && number < below + withoutCost { premises.cost = nil }
      all.append(premises)
    }
  }

  private mutating func draw(_ number: Int, of normed: [Int], isBelow: Bool) -> Premises {
    let compound = plan.compounds[generator.draw(0..<plan.compounds.count)]
    let first = normed[generator.draw(0..<normed.count)]
    let second = normed[generator.draw(0..<normed.count)]
    let types = isBelow || first == second ? [first] : [first, second].sorted()
    let areas = types.flatMap { standard.types[$0].norms.compactMap(\.minimumArea) }
    let area =
      isBelow
      ? ((areas.min() ?? 0) * generator.draw(0.4...0.95)).rounded(.down)
      : ((areas.max() ?? 0) * generator.draw(1...2.2)).rounded(.up)
    return Premises(
      id: "P" + CommunityRegister.digits(number + 1, 4), community: compound.community,
      place: compound.region.vertices[generator.draw(0..<compound.region.vertices.count)],
      floorArea: area, cost: (area * generator.draw(0.15...0.6)).rounded(), types: types,
      isBelowNorm: isBelow)
  }

  /// `candidates.csv`, as candidate sites are read; costs are in 10,000 yuan (万元).
  var table: ExamTable {
    var generator = generator.branch(1)
    var table = ExamTable(
      name: "candidates.csv",
      columns: ["id", "name", "floor_area", "owner", "acquisition", "cost", "types"], places: [])
    for premises in all {
      let community = plan.city.communities[premises.community]
      table.rows.append([
        premises.id, (community.name ?? community.id) + "闲置用房" + premises.id.dropFirst(),
        ExamTable.text(premises.floorArea), generator.word(Self.owners), generator.word(Self.ways),
        ExamTable.text(premises.cost),
        premises.types.map { standard.types[$0].id }.joined(separator: ";"),
      ])
      table.places?.append(premises.place)
    }
    return table
  }
}
