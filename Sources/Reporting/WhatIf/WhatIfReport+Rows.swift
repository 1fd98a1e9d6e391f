import Assessment
import FacilityLocation
import TableFiles
import WhatIf
import Wording

extension WhatIfReport {
  // MARK: - Who gains

  var gainRows: [String] {
    row(say("改动", "changes")) { changes(in: $0.scenario) }
      + row(reachLabel) { signed(gain(of: $0.figures)) }
      + row(say("  其中60岁以上", "  of them 60 and over")) { $0.figures.elderlyGained.map(signed) }
      + row(say("与现有服务重叠", "overlap with existing service")) {
        $0.figures.overlap?.percentText
      }
      + row(say("新达标(社区×类型)", "types newly met (in a community)")) {
        signed(Double($0.figures.typesNewlyMet))
      }
      + row(circleLabel) {
        $0.figures.newlyMeeting.map { signed(Double($0)) }.joined(separator: " / ")
      }
      + row(say("获益社区中仍未覆盖的人", "still without, where some gain")) {
        $0.figures.stillWithout.map { $0.fixedText(decimals: 0) }
      }
      + barrierRow
  }

  /// Straight lines are never worded as walks.
  private var reachLabel: String {
    let unit =
      record.outcomes.contains { $0.figures.peopleGained != nil } ? say("人", "people") : "m²"
    let perType =
      shown.contains { record.types(of: $0).count > 1 } ? say(",按类型累计", ", per type") : ""
    return record.base.isOnFoot
      ? say("新增步行可达(\(unit)\(perType))", "newly in walking reach (\(unit)\(perType))")
      : say("新进入直线半径(\(unit)\(perType))", "newly in straight reach (\(unit)\(perType))")
  }

  private var circleLabel: String {
    let circles = record.base.standard.circles.map { "\($0.minutes)" }.joined(separator: "/")
    return say("新达到\(circles)分钟圈的社区", "newly meet the \(circles)-minute circle")
  }

  private var barrierRow: [String] {
    guard record.base.isOnFoot else {
      return row(say("障碍与绕行的损失", "lost to barriers and detours")) { _ in
        say("未核验路网", "not checked")
      }
    }
    return row(say("直线圈内走不到的人", "in the straight circle, too far on foot")) { outcome in
      guard let lost = outcome.figures.lostToBarriers,
        let circle = outcome.figures.peopleInStraightCircle
      else { return nil }
      return lost.fixedText(decimals: 0) + say("/", " of ") + circle.fixedText(decimals: 0)
    }
  }

  private func gain(of figures: ScenarioFigures) -> Double {
    figures.peopleGained ?? figures.demandGained
  }

  private func signed(_ number: Double) -> String {
    let text = number.fixedText(decimals: 0)
    return number > 0 && text != "0" ? "+" + text : text
  }

  private func changes(in scenario: Scenario) -> String {
    let parts = [
      (scenario.added.count, "新增", "new"), (scenario.removed.count, "关闭", "closed"),
      (scenario.moved.count, "迁移", "moved"), (scenario.resized.count, "改面积", "resized"),
    ].filter { $0.0 > 0 }.map { count, zh, en in say("\(zh)\(count)", "\(count) \(en)") }
    return parts.isEmpty ? say("无", "none") : parts.joined(separator: say(" ", ", "))
  }

  // MARK: - Area and cost

  /// Area against the norm; several facilities as how many of them fit.
  var areaRows: [String] {
    row(say("面积/标准要求", "floor area / norm")) { outcome in
      let areas = outcome.figures.floorAreas
      guard let first = areas.first else { return nil }
      guard areas.count == 1 else {
        return say(
          "\(areas.count { $0.fits == true })/\(areas.count) 处合规",
          "\(areas.count { $0.fits == true }) of \(areas.count) fit")
      }
      let area = first.area?.fixedText(decimals: 0) ?? "?"
      return "\(area) / \(first.required.fixedText(decimals: 0)) m²"
    }
  }

  var costRows: [String] {
    row(say("费用", "cost")) { outcome in
      outcome.figures.cost.map { (outcome.figures.isCostIncomplete ? "≥ " : "") + $0.shortText }
    }
      + row(say("人均费用", "cost per person")) { outcome in
        outcome.figures.costPerPerson.map {
          (outcome.figures.isCostIncomplete ? "≥ " : "") + $0.fixedText(decimals: 4, trimmed: true)
        }
      }
  }

  // MARK: - Which is better

  var winRows: [String] {
    guard record.standings != nil else { return [] }
    return shown.indices.map { other in
      let name = record.outcomes[other].scenario.name.printable.cut(to: 20)
      return row(
        "  " + say("优于“\(name)”", "beats \(name)"),
        shown.indices.map { position in
          record.wins(of: position, over: other).map { "\($0.count)/\($0.assumptions)" } ?? "–"
        })
    }
  }

  /// What the wins are counted over.
  var assumptionLines: [String] {
    guard let standings = record.standings else { return [] }
    let thresholds = distinct(standings.assumptions.map(\.threshold)).map {
      $0.fixedText(decimals: 2)
    }.joined(separator: "/")
    let ways =
      record.base.isOnFoot
      ? say("格网、捕捉距离三种取法", "three choices of cells and snap limit")
      : say("绕行系数 ", "detour ")
        + distinct(standings.assumptions.map(\.detour)).map { $0.fixedText(decimals: 1) }
        .joined(separator: "/")
    return [
      say(
        "“优于”按 \(standings.assumptions.count) 种假设计数(θ \(thresholds) × \(ways)):先比新达标数,再比获益量",
        "Beats: of \(standings.assumptions.count) assumptions (θ \(thresholds) × \(ways)), by types "
          + "newly met, then by gain")
    ]
  }

  private func distinct(_ values: [Double]) -> [Double] {
    values.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// The communities that gain most, for three scenarios.
  var mostlyLines: [String] {
    shown.prefix(3).compactMap { outcome in
      let gaining = outcome.figures.gains.filter { $0.gain >= 0.5 }
      guard !gaining.isEmpty else { return nil }
      let gains = gaining.prefix(3).map { gain in
        let community = record.base.city.communities[gain.community]
        return (community.name ?? community.id).printable.cut(to: 20) + " " + signed(gain.gain)
      }
      let others = gaining.count - gains.count
      let more = others > 0 ? say(",另 \(others) 个", ", \(others) more") : ""
      return say("获益社区 ", "Gain most in ") + outcome.scenario.name.printable.cut(to: 24)
        + say(":", ": ") + gains.joined(separator: say(",", ", ")) + more
    }
  }
}
