import Assessment
import PlanarGeometry
import Testing

@Suite struct ProjectTests {
  /// A month or a year alone ends with its last day.
  @Test func days() {
    let texts = [
      "2026-03-31", "2026/3/31", "2026.3.31", "20260331", "2026年3月31日", "2026年3月", "2026-03",
      "2026-03-31T08:30",
    ]
    for text in texts {
      #expect(CalendarDay(text) == CalendarDay(year: 2026, month: 3, day: 31), "\(text)")
    }
    #expect(CalendarDay("2026") == CalendarDay(year: 2026, month: 12, day: 31))
    #expect(CalendarDay("2024-02") == CalendarDay(year: 2024, month: 2, day: 29))
    for text in [
      "", "soon", "2026-02-30", "2026-13", "31.3.2026", "46112", "2026-3-31-1",
      "99999999999999999999",
      "2026-99999999999999999999", "2100-02-29",
    ] {
      #expect(CalendarDay(text) == nil, "\(text)")
    }
  }

  @Test func whatIsLate() {
    var project = Project(id: "P", community: "A", type: 0, status: .underWay)
    let day = CalendarDay(year: 2026, month: 7, day: 1)
    #expect(project.status(on: day) == .underWay)
    project.finish = CalendarDay("2026-07-01")
    #expect(project.status(on: day) == .underWay && project.status(on: nil) == .underWay)
    project.finish = CalendarDay("2026-06")
    #expect(project.status(on: day) == .overdue)
    project.status = .finished
    #expect(project.status(on: day) == .finished)
  }

  /// Finished and accepted of finished, accepted and overdue.
  @Test func completion() {
    func project(_ status: ProjectStatus, _ community: String = "A") -> Project {
      var project = Project(id: "", community: community, type: 0, status: status)
      project.floorArea = 100
      project.mode = status == .finished ? .reuse : .build
      return project
    }
    let list = ProjectList(projects: [
      project(.finished), project(.accepted), project(.overdue), project(.overdue),
      project(.planned), project(.planned, "B"),
    ])
    let region = PlanarRegion(polygons: [])
    let communities = ["A", "B", "C"].map { Community(id: $0, region: region) }
    #expect(list.completion(of: communities) == [50, nil, nil])
    #expect(list.due == 4 && list.finished == 2 && list.reusedArea == 100)
  }
}
