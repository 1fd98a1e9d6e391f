import Assessment
import RunFiles
import TableFiles
import Wording

/// Met on paper, missed on foot.
extension TerminalReport {
  private static let listedLosses = 4

  /// Verdicts that the finest cells leave open.
  var undecidedLines: [String] {
    let pairs = result.undecidedPairs
    guard pairs > 0 else { return [] }
    return [
      say(
        "未定:\(pairs) 对社区×类型,最小格网仍跨达标线",
        "Undecided: \(pairs) pairs of community and type, even with the finest cells")
    ]
  }

  var footLines: [String] {
    guard record.isOnFoot else { return [] }
    let pairs = result.pairsMissedOnFoot
    let heading = say(
      "图上达标、步行不达标:\(pairs) 对社区×类型", "Met on paper, missed on foot: \(pairs) pairs")
    return [style.bold(heading + circleChanges)]
      + result.footLosses.prefix(Self.listedLosses).map { row(of: $0) }
  }

  /// Types met in the circles, by straight lines and on foot.
  private var circleChanges: String {
    let changes = shownCircles.indices.compactMap { circle -> String? in
      let minutes = shownCircles[circle].minutes
      guard let paper = result.medianStraightTypesMet(circle: minutes),
        let foot = medianTypesMet(circle)
      else { return nil }
      return "\(paper.shortText) → \(foot.shortText) (\(minutes)" + say("分钟)", " min)")
    }
    guard !changes.isEmpty else { return "" }
    return say(";达标类型中位数 ", "; median ") + changes.joined(separator: say(",", ", "))
  }

  /// 60 columns and the cause: `  community type lost straight → walked cause`.
  private func row(of loss: FootLoss) -> String {
    let community = record.city.communities[loss.community]
    let name = (community.name ?? community.id).printable
    let type = result.types[loss.type].name[record.language].printable
    return "  \(name.padded(to: 16)) \(type.padded(to: 16))"
      + lost(loss).padded(to: 12, right: true) + walk(loss).padded(to: 14, right: true)
      + "  " + words(for: loss.cause).cut(to: 40)
  }

  private func lost(_ loss: FootLoss) -> String {
    let amount = loss.lost.fixedText(decimals: 0)
    return result.options.measure == .population
      ? say("\(amount)人", "\(amount) people") : "\(amount) m²"
  }

  private func walk(_ loss: FootLoss) -> String {
    let straight = loss.straightDistance.fixedText(decimals: 0)
    let walked = loss.walkingDistance?.fixedText(decimals: 0) ?? "–"
    return "\(straight) → \(walked)" + say("米", " m")
  }

  private func words(for cause: FootLoss.Cause) -> String {
    switch cause {
    case .barrier(let name?): say("隔", "across ") + name.printable
    case .barrier(nil): say("隔障碍", "across a barrier")
    case .gap: say("无直通道路", "no way through")
    case .island: say("路网不连通", "not connected")
    case .offNetwork: say("不在路网上", "off the network")
    }
  }
}
