import Assessment
import TableFiles
import Wording

/// Tells shares and percents that stand where the number of elderly or children should.
struct GroupCheck {
  /// A group, and between which shares of the people it is in every city.
  private struct Group {
    var role: FieldRole
    var usual: ClosedRange<Double>
    var own: KeyPath<Community, Double?>
    var layer: KeyPath<PopulationLayer, [Double]?>
  }

  private static var groups: [Group] {
    [
      Group(role: .elderly, usual: 0.02...0.65, own: \.elderly, layer: \.elderly),
      Group(role: .under3, usual: 0.005...0.25, own: \.under3, layer: \.under3),
      Group(role: .children, usual: 0.02...0.6, own: \.children, layer: \.children),
    ]
  }

  private let city: City

  init(_ city: City) { self.city = city }

  /// Complexity: O(communities + places of people).
  func note(populationFile: String?, communityFile: String?, log: inout ReadingLog) {
    for group in Self.groups {
      if let layer = city.population, let numbers = layer[keyPath: group.layer] {
        note(
          group, numbers, of: layer.people,
          whose: LocalizedText(zh: "人口图层", en: "the population layer"),
          file: populationFile, log: &log)
      }
      let stated = city.communities.filter {
        $0[keyPath: group.own] != nil && ($0.population ?? 0) > 0
      }
      note(
        group, stated.map { $0[keyPath: group.own] ?? 0 }, of: stated.map { $0.population ?? 0 },
        whose: LocalizedText(zh: "社区", en: "the communities"), file: communityFile, log: &log)
    }
  }

  private func note(
    _ group: Group, _ numbers: [Double], of people: [Double], whose: LocalizedText, file: String?,
    log: inout ReadingLog
  ) {
    let sums = (group: numbers.reduce(0, +), people: people.reduce(0, +))
    guard sums.people > 0, sums.group > 0 else { return }
    let share = sums.group / sums.people
    guard !group.usual.contains(share) else { return }
    let isShare = share < group.usual.lowerBound
    if isShare { guard numbers.areShares else { return } }
    let message = InputMessage.groupIsNoNumber(
      group.role.key, whose: whose, numbers: sums, isShare: isShare)
    log.note(Finding(.warning, .kept, field: group.role.key, says: message), file: file)
    log.alert(message.problem)
  }
}

extension [Double] {
  /// Whether all are at most 1, and some are no whole numbers.
  fileprivate var areShares: Bool {
    allSatisfy { $0 <= 1 } && contains { $0 != $0.rounded() }
  }
}
