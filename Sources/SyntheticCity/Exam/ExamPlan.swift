package import Assessment
package import PlanarGeometry
import Wording

/// What a bureau has beside communities and facilities when it examines a synthetic city: two half-years, a survey,
/// complaints, projects, idle premises, scores of acceptances, circles and units. Counts are exact for a whole city
/// and in proportion to the communities otherwise.
package struct ExamPlan: Sendable {
  package let plan: CityPlan
  /// Communities of the first half-year, with status and level of the programme.
  package private(set) var communities: [ExamCommunity]
  /// `facilities-a.csv`, and the tables beside it.
  package private(set) var tables: [ExamTable] = []
  /// 15-minute circles and 5-minute units.
  package private(set) var circles: [ExamArea] = []
  package private(set) var units: [ExamArea] = []
  /// Communities of the second half-year.
  package private(set) var laterCommunities: [ExamCommunity] = []

  /// The last days of the half-years; no clock is read.
  package static let firstDay = "2025-06-30"
  package static let secondDay = "2025-12-31"

  /// - Parameters:
  ///   - standard: whose types are those of the plan, in its order.
  ///   - seed: of all draws.
  /// - Complexity: O(facilities + complaints + vertices · log).
  package init(_ plan: CityPlan, standard: Standard, seed: UInt64) {
    self.plan = plan
    let generator = SeededGenerator(seed: seed).branch(80)
    let scale = ExamScale(communities: plan.city.communities.count)
    let ground = ExamGround(plan.city)
    let facilities = ExamFacilities(
      ground, standard: standard, scale: scale, generator: generator.branch(1))
    var acceptance = ExamAcceptance(
      facilities, ground, standard: standard, scale: scale, generator: generator.branch(2))
    let programme = ExamProgramme(
      plan.city.communities, first: acceptance.chosen, levels: acceptance.levels, scale: scale,
      generator: generator.branch(3))
    communities = programme.communities
    var survey = ExamSurvey(
      communities, silent: acceptance.silent, standard: standard, scale: scale,
      generator: generator.branch(4))
    var complaints = ExamComplaints(plan, scale: scale, generator: generator.branch(5))
    let premises = ExamPremises(
      plan, standard: standard, scale: scale, generator: generator.branch(6))
    var projects = ExamProjects(
      plan, premises, standard: standard, scale: scale, generator: generator.branch(7))
    var second = SecondHalfYear(
      plan, after: facilities.facilities, communities: communities, scale: scale,
      generator: generator.branch(8))
    tables = [
      ExamTable.facilities("facilities-a.csv", facilities.facilities), survey.table(),
      complaints.table(), projects.table(), premises.table, acceptance.table(),
    ]
    tables += second.tables()
    laterCommunities = second.communities
    let areas = ExamAreas(communities, scale: scale, generator: generator.branch(9))
    (circles, units) = (areas.circles, areas.units)
  }
}

/// How many of something a city has.
struct ExamScale: Sendable {
  let communities: Int

  /// In proportion to a whole city, at least 1.
  func count(_ whole: Int) -> Int {
    let share = Double(communities) / Double(CityPlanRequest.wholeCommunities)
    return max(Int((Double(whole) * share).rounded()), 1)
  }

  /// A share of the communities, at least 1.
  func share(_ share: Double) -> Int { max(Int((Double(communities) * share).rounded()), 1) }
}

/// A table as it becomes a file: cells are text, an empty one says nothing.
package struct ExamTable: Sendable {
  package var name: String
  package var columns: [String]
  package var rows: [[String]] = []
  /// Where the rows are, which become two more columns; nil: nowhere.
  package var places: [PlanarPoint]?
  /// Names of those columns.
  package var placeColumns = ("x", "y")
}

/// A community with what the exam adds to it.
package struct ExamCommunity: Sendable {
  package var community: Community
  package var isRenewal = false
}

/// A polygon of a layer with what it says of itself.
package struct ExamArea: Sendable {
  package var region: PlanarRegion
  package var id: String
  package var name: String
  package var street: String?
  package var district: String?
  package var population: Double
  package var households: Double
}

extension ExamTable {
  /// A list of facilities with the dates at which they opened and closed.
  static func facilities(_ name: String, _ facilities: [Facility]) -> ExamTable {
    var table = ExamTable(
      name: name,
      columns: ["编号", "名称", "类型", "面积", "容量", "评分", "状态", "场所", "启用时间", "停用时间"],
      places: [], placeColumns: ("经度", "纬度"))
    for facility in facilities {
      for service in facility.services {
        table.rows.append([
          facility.id, facility.name ?? "", CityPlan.facilityTypes[Int(service.type)].label,
          text(service.floorArea), text(service.capacity), text(facility.rating),
          facility.status ?? "", facility.siteID ?? "", facility.opened ?? "",
          facility.closed ?? "",
        ])
        table.places?.append(facility.entrances[0])
      }
    }
    return table
  }

  /// With at most one decimal.
  static func text(_ value: Double?) -> String {
    value?.fixedText(decimals: 1, trimmed: true) ?? ""
  }
}

extension SeededGenerator {
  /// Different numbers below `count`, in the order of their drawing.
  mutating func chosen(_ number: Int, of count: Int) -> [Int] {
    var numbers = Array(0..<count)
    shuffle(&numbers)
    return Array(numbers.prefix(number))
  }

  /// A day of some years as yyyy-mm-dd.
  mutating func day(_ years: Range<Int>, months: Range<Int> = 1..<13) -> String {
    let (year, month, day) = (draw(years), draw(months), draw(1..<29))
    return
      "\(year)-\(CommunityRegister.digits(month, 2))-\(CommunityRegister.digits(day, 2))"
  }

  /// One of some words.
  mutating func word(_ words: [String]) -> String { words[draw(0..<words.count)] }
}
