/// How several communities, such as those of a street, stand together against one circle.
public struct CircleTotals: Equatable, Sendable {
  /// Communities with a verdict, and those among them that meet the circle.
  public private(set) var judged = 0
  public private(set) var meeting = 0
  /// People of the judged communities whose number is known, and those where the circle is met.
  public private(set) var people = 0.0
  private var peopleMeeting = 0.0
  private var typesMet = 0

  package init() {}

  /// Adds the verdict of a community with `population` people; without a verdict it changes nothing.
  package mutating func add(_ circle: CircleVerdict, population: Double?) {
    guard let meets = circle.meets else { return }
    judged += 1
    typesMet += circle.met
    people += population ?? 0
    guard meets == .yes else { return }
    meeting += 1
    peopleMeeting += population ?? 0
  }

  /// Share of the judged communities that meet the circle, 0…1; nil without any.
  public var share: Double? { judged > 0 ? Double(meeting) / Double(judged) : nil }

  /// Share of the people who live where the circle is met, 0…1; nil where no population is known.
  public var sharePeople: Double? { people > 0 ? peopleMeeting / people : nil }

  /// Mean over the judged communities of the types met.
  public var meanTypesMet: Double? { judged > 0 ? Double(typesMet) / Double(judged) : nil }
}

extension AssessmentResult {
  /// One value per circle of the standard over the communities at `positions` of `city`.
  ///
  /// Complexity: O(positions · circles).
  public func circleTotals(of positions: some Sequence<Int>, in city: City) -> [CircleTotals] {
    var totals = Array(repeating: CircleTotals(), count: circles.first?.count ?? 0)
    for community in positions {
      for (index, circle) in circles[community].enumerated() {
        totals[index].add(circle, population: city.communities[community].population)
      }
    }
    return totals
  }

  /// Mean over the required types of the circle of `minutes` of the share of the people that are
  /// covered, or of the demand where no population is known; nil without either.
  public func coverage(circle minutes: Int, _ totals: [TypeTotals]) -> Double? {
    let shares = requiredTypes(minutes: minutes).compactMap {
      totals[$0].sharePeopleCovered ?? totals[$0].coverage
    }
    return shares.isEmpty ? nil : shares.reduce(0, +) / Double(shares.count)
  }
}
