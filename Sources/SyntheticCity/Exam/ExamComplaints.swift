import Assessment
import PlanarGeometry

/// Complaints of the 12345 line as points where people live, and a few beside the city.
struct ExamComplaints {
  private let plan: CityPlan
  private let count: Int
  private var generator: SeededGenerator

  private static let whole = 18_000
  private static let outside = 0.03
  private static let topics = ["养老服务", "托育服务", "停车", "环境卫生", "文体设施", "物业管理", "道路出行", "医疗卫生"]

  init(_ plan: CityPlan, scale: ExamScale, generator: SeededGenerator) {
    (self.plan, self.generator) = (plan, generator)
    count = scale.count(Self.whole)
  }

  /// `complaints.csv`, those outside at last.
  mutating func table() -> ExamTable {
    var table = ExamTable(
      name: "complaints.csv", columns: ["id", "topic", "received"], places: [])
    let beside = Int((Double(count) * Self.outside).rounded())
    let compounds = plan.compounds
    var sums: [Double] = []
    for compound in compounds { sums.append((sums.last ?? 0) + weight(of: compound)) }
    for number in 0..<count {
      table.rows.append([
        "C" + CommunityRegister.digits(number + 1, 6), generator.word(Self.topics),
        generator.day(2025..<2026, months: 1..<7),
      ])
      let isInside = number < count - beside
      table.places?.append(isInside ? placeInside(compounds, sums) : placeOutside())
    }
    return table
  }

  /// Old housing calls more often.
  private func weight(of compound: Compound) -> Double {
    let kind = plan.city.communities[compound.community].kind
    return compound.population * (kind == HousingKind.old.rawValue ? 1.6 : 1)
  }

  private mutating func placeInside(_ compounds: [Compound], _ sums: [Double]) -> PlanarPoint {
    let drawn = generator.fraction() * (sums.last ?? 0)
    var range = 0..<max(sums.count - 1, 0)
    while let first = range.first {
      let middle = first + range.count / 2
      range = sums[middle] < drawn ? middle + 1..<range.upperBound : first..<middle
    }
    let region = compounds[range.lowerBound].region
    let box = region.box
    for _ in 0..<200 {
      let point = PlanarPoint(
        x: generator.draw(box.minX...box.maxX), y: generator.draw(box.minY...box.maxY))
      if region.contains(point) { return point }
    }
    return region.centroid
  }

  /// Half a kilometre to three from the box of the city.
  private mutating func placeOutside() -> PlanarPoint {
    let box = plan.city.communities.box
    let distance = generator.draw(500...3000)
    let x = generator.draw(box.minX...box.maxX)
    let y = generator.draw(box.minY...box.maxY)
    switch generator.draw(0..<4) {
    case 0: return PlanarPoint(x: x, y: box.minY - distance)
    case 1: return PlanarPoint(x: x, y: box.maxY + distance)
    case 2: return PlanarPoint(x: box.minX - distance, y: y)
    default: return PlanarPoint(x: box.maxX + distance, y: y)
    }
  }
}
