public import PlanarGeometry

/// A project of the pool (补短板项目库).
public struct Project: Equatable, Sendable {
  public var id: String
  /// Id of the community.
  public var community: String
  /// Position in the types of the standard.
  public var type: Int
  /// 责任单位 and 属地.
  public var leadAgency: String?
  public var localOwner: String?
  /// How the premises come about; nil where nothing known is said.
  public var mode: ProjectMode?
  /// Id in the register of idle premises.
  public var premises: String?
  /// m².
  public var floorArea: Double?
  /// 万元.
  public var cost: Double?
  public var fund: String?
  /// Calendar year, or from 1 the year of a plan.
  public var year: Int?
  public var start: CalendarDay?
  public var finish: CalendarDay?
  public var status: ProjectStatus
  /// Who newly has the type within reach.
  public var people: Double?
  public var reason: String?
  /// Where it stands, in local metres; nil where neither the premises nor coordinates tell.
  public var position: PlanarPoint?
  public var origin: RowOrigin?

  public init(id: String, community: String, type: Int, status: ProjectStatus) {
    self.id = id
    self.community = community
    self.type = type
    self.status = status
  }

  /// Finished or accepted: it stands in the city as a facility.
  public var isFinished: Bool { status == .finished || status == .accepted }

  /// Finished, accepted or overdue.
  public var isDue: Bool { isFinished || status == .overdue }

  /// The status on a day: what is not finished after its finish is overdue, whatever is written.
  public func status(on day: CalendarDay?) -> ProjectStatus {
    guard let day, let finish, !isFinished, finish < day else { return status }
    return .overdue
  }
}

public enum ProjectStatus: String, CaseIterable, Sendable {
  case planned
  case underWay = "under_way"
  case finished, accepted, overdue
}

public enum ProjectMode: String, CaseIterable, Sendable {
  /// 腾退, 盘活, 整合, 置换, 征收改建, 新建.
  case vacate, reuse, merge, exchange, convert, build
}

/// The projects of a city, as one table has them.
public struct ProjectList: Equatable, Sendable {
  /// In the order of the table.
  public var projects: [Project]

  public init(projects: [Project]) { self.projects = projects }

  public func count(_ status: ProjectStatus) -> Int { projects.count { $0.status == status } }

  /// 盘活面积: m² of floor area of the projects that reuse idle premises.
  public var reusedArea: Double {
    projects.filter { $0.mode == .reuse }.reduce(0) { $0 + ($1.floorArea ?? 0) }
  }

  /// 万元.
  public var cost: Double { projects.reduce(0) { $0 + ($1.cost ?? 0) } }

  public var due: Int { projects.count(where: \.isDue) }
  public var finished: Int { projects.count(where: \.isFinished) }

  /// The projects of each year, those without one last.
  public var byYear: [(year: Int?, projects: ProjectList)] {
    Dictionary(grouping: projects, by: \.year)
      .sorted { ($0.key ?? .max) < ($1.key ?? .max) }
      .map { ($0.key, ProjectList(projects: $0.value)) }
  }

  /// 补短板项目完成率 of each community: 100 · finished ÷ due; nil where none is due.
  ///
  /// Complexity: O(projects + communities).
  public func completion(of communities: [Community]) -> [Double?] {
    let own = Dictionary(grouping: projects, by: \.community)
    return communities.map { community in
      let list = ProjectList(projects: own[community.id] ?? [])
      return list.due > 0 ? 100 * Double(list.finished) / Double(list.due) : nil
    }
  }
}
