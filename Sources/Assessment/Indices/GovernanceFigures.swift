/// What survey and operations tell of how well a community is run. Which parts there are follows the four words of
/// the published scheme; how each becomes a number is the project's own definition (certainty D).
public enum GovernancePart: String, CaseIterable, Sendable {
  /// 服务评分: 100 · (mean rating of the open facilities inside − 1) ÷ 4.
  case rating
  /// 居民满意度: 100 · (mean satisfaction of a valid survey − 1) ÷ 4.
  case satisfaction
  /// 群众呼声: 100 · (1 − complaints ÷ people), at least 0.
  case complaints
  /// 运营状态: the share of the facilities inside, open or suspended, that are open; not known where no row of the city
  /// tells a status.
  case operating
  /// 入库率: the share of ratings, and of floor areas of types with a norm, that are known; of what no row of the city
  /// tells nothing is asked.
  case data
  /// 补短板项目完成率: the share of the projects that are due which are finished.
  case projects
}

/// Values of the parts, 0…100, by community; nil where nothing tells.
public struct GovernanceFigures: Equatable, Sendable {
  private var values: [GovernancePart: [Double?]] = [:]

  public init() {}

  /// - Precondition: values are set for all communities in the city's order.
  public subscript(part: GovernancePart) -> [Double?]? {
    get { values[part] }
    set { values[part] = newValue }
  }

  /// Parts that any community has, in the order of the cases.
  public var parts: [GovernancePart] {
    GovernancePart.allCases.filter { values[$0]?.contains { $0 != nil } ?? false }
  }

  func value(_ part: GovernancePart, of community: Int) -> Double? {
    guard let own = values[part], own.indices.contains(community) else { return nil }
    return own[community]
  }

  /// Mean of some parts of a community; a part that it does not have counts 0. nil without parts.
  func mean(of parts: [GovernancePart], community: Int) -> Double? {
    guard !parts.isEmpty else { return nil }
    let sum = parts.reduce(0) { $0 + (value($1, of: community) ?? 0) }
    return sum / Double(parts.count)
  }
}
