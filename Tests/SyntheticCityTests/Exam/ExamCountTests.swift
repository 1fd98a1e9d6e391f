import Assessment
import Coverage
import PlanarGeometry
import SyntheticCity
import Testing

/// What a whole city's exam data hold, counted in the tables themselves.
@Suite struct ExamCountTests {
  private let exam: ExamPlan

  init() throws { exam = try #require(SampleExam.plan) }

  private func table(_ name: String) throws -> ExamTable { try #require(SampleExam.table(name)) }

  @Test func everyRowHasAllCells() {
    for table in exam.tables {
      #expect(table.rows.allSatisfy { $0.count == table.columns.count }, "\(table.name)")
      #expect(table.places.map { $0.count == table.rows.count } ?? true, "\(table.name)")
    }
  }

  @Test func programme() {
    let own = exam.communities
    #expect(own.count { $0.community.programmeStatus != nil } == 453, "36 % of 1258")
    #expect(
      own.allSatisfy {
        ($0.community.programmeStatus == nil) == ($0.community.programmeLevel == nil)
      })
    let levels = own.compactMap { $0.community.programmeLevel.map { String($0.prefix(4)) } }
    #expect(Set(levels) == ["省级试点", "省级创建", "市级创建"])
    #expect(Set(own.compactMap(\.community.programmeStatus)) == ["创建", "建成", "验收"])
    #expect(own.count { $0.isRenewal } == 315, "25 % of 1258")
  }

  // MARK: - Survey

  @Test func survey() throws {
    let table = try table("survey.csv")
    #expect(table.rows.count == 1180 * 8)
    let renewal = Dictionary(
      uniqueKeysWithValues: exam.communities.map { ($0.community.id, $0.isRenewal) })
    var shares: [String: (answered: Double, households: Double)] = [:]
    for row in table.rows {
      let numbers = row[2..<7].compactMap(Double.init)
      #expect(numbers.count == 5)
      #expect(zip(numbers, numbers.dropFirst()).allSatisfy { $0 >= $1 && $1 >= 0 }, "\(row)")
      let satisfaction = try #require(Double(row[7]))
      #expect((1...5).contains(satisfaction))
      shares[row[0]] = (max(shares[row[0]]?.answered ?? 0, numbers[3]), numbers[0])
    }
    #expect(shares.count == 1180)
    var (below, close) = (0, 0)
    for (id, figures) in shares {
      let required = try #require(renewal[id]) ? 0.8 : 0.5
      let share = figures.answered / figures.households
      if share < required { below += 1 }
      if abs(share - required) <= 0.01 { close += 1 }
    }
    #expect(below == 110 && close == 12)
  }

  // MARK: - Complaints

  @Test func complaints() throws {
    let places = try #require(table("complaints.csv").places)
    #expect(places.count == 18_000)
    let regions = exam.plan.city.communities.map(\.region)
    let members = RegionMembership(of: places, in: regions)
    #expect(places.indices.count { members.regions(of: $0).isEmpty } == 540, "3 %")
  }

  // MARK: - Facilities

  @Test func ratingsAreMissingInFortyCommunities() throws {
    let table = try table("facilities-a.csv")
    let places = try #require(table.places)
    let members = RegionMembership(of: places, in: exam.communities.map(\.community.region))
    var rated = Set<Int32>()
    for (row, rating) in table.numbers("评分").enumerated() where rating != nil {
      rated.formUnion(members.regions(of: row))
    }
    #expect(exam.communities.count - rated.count == 40)
  }

  @Test func blankAreasOfNormedTypes() throws {
    let table = try table("facilities-a.csv")
    let standard = try #require(SampleExam.standard)
    let normed = Set(
      zip(standard.types, CityPlan.facilityTypes).filter { !$0.0.norms.isEmpty }.map(\.1.label))
    #expect(normed.count > 4)
    let members = RegionMembership(
      of: try #require(table.places), in: exam.communities.map(\.community.region))
    var counts: [String: (all: Double, blank: Double)] = [:]
    for (row, type) in table.cells("类型").enumerated() where normed.contains(type) {
      guard let home = members.regions(of: row).first else { continue }
      let district = exam.communities[Int(home)].community.district ?? ""
      let isBlank = table.cells("面积")[row].isEmpty ? 1.0 : 0
      let old = counts[district, default: (0, 0)]
      counts[district] = (old.all + 1, old.blank + isBlank)
    }
    let shares = counts.values.map { $0.blank / $0.all }
    #expect(shares.count { abs($0 - 0.4) < 0.02 } == 1)
    let others = counts.values.filter { $0.blank / $0.all < 0.2 }
    let blank = others.reduce(0) { $0 + $1.blank } / others.reduce(0) { $0 + $1.all }
    #expect(others.count == counts.count - 1 && abs(blank - 0.03) < 0.002)
  }

  // MARK: - Projects and premises

  @Test func projects() throws {
    let table = try table("projects.csv")
    #expect(table.rows.count == 140)
    #expect(table.cells("status").counts == ["计划": 40, "在建": 30, "已完工": 30, "已验收": 20, "逾期": 20])
    // Days as text are in the order of time.
    let due = zip(table.cells("finish"), table.cells("status")).filter {
      $0.0 < ExamPlan.firstDay && !["已完工", "已验收"].contains($0.1)
    }
    #expect(due.count == 20)
    #expect(zip(table.cells("start"), table.cells("finish")).allSatisfy { $0 < $1 })
    let pairs = zip(table.cells("community_id"), table.cells("type")).map { $0 + "/" + $1 }
    #expect(Set(pairs).count == 140)
    let premises = Set(try self.table("candidates.csv").cells("id"))
    let used = zip(table.cells("mode"), table.cells("premises_id")).filter { $0.0 == "盘活" }
    #expect(used.count == 50 && Set(used.map(\.1)).count == 50)
    #expect(used.allSatisfy { premises.contains($0.1) })
  }

  @Test func premises() throws {
    let table = try table("candidates.csv")
    let standard = try #require(SampleExam.standard)
    #expect(table.rows.count == 400 && table.cells("cost").count { $0.isEmpty } == 30)
    let least = Dictionary(
      uniqueKeysWithValues: standard.types.map { type in
        (type.id, type.norms.compactMap(\.minimumArea).min() ?? 0)
      })
    var below = 0
    for (types, area) in zip(table.cells("types"), table.numbers("floor_area")) {
      let area = try #require(area)
      let needed = types.split(separator: ";").compactMap { least[String($0)] }
      #expect(!needed.isEmpty && needed.allSatisfy { $0 > 0 })
      if needed.allSatisfy({ area < $0 }) { below += 1 }
    }
    #expect(below == 60)
  }

  // MARK: - Seeds

  @Test func sameSeedSameTables() throws {
    let plan = CityPlan(CityPlanRequest(seed: 3, communities: 40))
    let standard = try #require(SampleExam.standard)
    let tables = { (seed: UInt64) in
      ExamPlan(plan, standard: standard, seed: seed).tables.map(\.rows)
    }
    #expect(tables(3) == tables(3))
    #expect(tables(3) != tables(4))
  }

  @Test(arguments: [5, 12, 60])
  func smallCitiesHaveSomeOfEverything(communities: Int) throws {
    let plan = CityPlan(CityPlanRequest(seed: 2, communities: communities))
    let exam = ExamPlan(plan, standard: try #require(SampleExam.standard), seed: 2)
    for table in exam.tables where table.name != "acceptance-scores.csv" {
      #expect(!table.rows.isEmpty, "\(table.name)")
    }
    #expect(!exam.circles.isEmpty && exam.units.count >= communities)
  }
}
