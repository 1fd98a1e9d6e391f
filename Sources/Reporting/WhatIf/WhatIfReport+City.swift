import Assessment
import WhatIf
import Wording

/// The whole city, type by type: as it is, and after each scenario with the change.
extension WhatIfReport {
  private static let shownTypeCount = 2

  /// Types of the scenarios side by side, those first of which the most comes within reach or is lost.
  private var typesByChange: [Int] {
    var amounts: [Int: Double] = [:]
    for change in shown.flatMap(\.figures.types) {
      amounts[change.type, default: 0] += change.gained + change.lost
    }
    return amounts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
  }

  var typesShown: [Int] { typesByChange.prefix(Self.shownTypeCount).sorted() }

  var hidesTypes: Bool { typesByChange.count > Self.shownTypeCount }

  var cityRows: [String] {
    let more = typesByChange.count - typesShown.count
    return typesShown.flatMap(rows) + withoutRow
      + (more > 0 ? ["  " + ScenarioTexts.moreTypes(more)[language]] : [])
  }

  private func rows(ofType type: Int) -> [String] {
    guard let city = shown.lazy.compactMap({ $0.figures.change(of: type) }).first else { return [] }
    let name = record.base.result.types[type].name
    let all = city.all.fixedText(decimals: 0)
    return row(
      ScenarioTexts.inReach(name, isPeople: record.people.countsPeople),
      today: city.before.fixedText(decimals: 0)
    ) { outcome in
      outcome.figures.change(of: type).map {
        cell($0.after.fixedText(decimals: 0), signed($0.after - $0.before))
      }
    }
      + row(
        ScenarioTexts.shareOfAll(all, isPeople: record.people.countsPeople),
        today: city.shareBefore?.percentText
      ) { outcome in
        guard let change = outcome.figures.change(of: type), let after = change.shareAfter,
          let before = change.shareBefore
        else { return nil }
        return cell(after.percentText, points(after - before))
      }
      + row(ScenarioTexts.communitiesMet(of: city.communities), today: "\(city.metBefore)") {
        $0.figures.change(of: type).map {
          cell("\($0.metAfter)", signed(Double($0.metAfter - $0.metBefore)))
        }
      }
  }

  /// One type has the same figure beside it in every scenario; several are told scenario by scenario.
  private var withoutRow: [String] {
    let before = Set(shown.map { $0.figures.withoutBefore?.fixedText(decimals: 0) })
    return row(
      ScenarioTexts.stillWithout(isPerType: shown.contains { $0.figures.types.count > 1 }),
      today: before.count == 1 ? before.first ?? nil : nil
    ) { outcome in
      guard let before = outcome.figures.withoutBefore, let after = outcome.figures.stillWithout,
        !outcome.figures.types.isEmpty
      else { return nil }
      return cell(after.fixedText(decimals: 0), signed(after - before))
    }
  }

  private func cell(_ after: String, _ change: String) -> String { "\(after) (\(change))" }

  /// Percentage points.
  private func points(_ difference: Double) -> String {
    let text = (100 * difference).fixedText(decimals: 1)
    return difference > 0 && text != "0.0" ? "+" + text : text
  }
}

extension ScenarioFigures {
  fileprivate func change(of type: Int) -> TypeChange? { types.first { $0.type == type } }
}
