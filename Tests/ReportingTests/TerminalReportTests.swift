import Assessment
import PlanarGeometry
import Testing

@testable import Reporting
@testable import RunFiles
@testable import Wording

@Suite struct TerminalReportTests {
  private func text(_ record: RunRecord, colour: Bool = false) -> String {
    TerminalReport(
      of: record, folder: "out", files: record.fileNames(for: OutputFormat.standard),
      style: TerminalStyle(hasColour: colour)
    ).text
  }

  /// The columns were aligned with the widths of Python's `unicodedata.east_asian_width`.
  @Test func wholeTableInChinese() {
    var record = TwoCommunities.record(language: .zh, isSynthetic: true)
    record.result.sensitivity = DetourSensitivity(
      detour: 1.3, meeting: [0, 0], medianTypesMet: [0, 0])
    let expected = """
      示例区:社区 2 个,设施 1 处,设施类型 2 类,达标线 80%
      合成示例,不代表杭州 · 服务半径口径:直线距离,未核验路网
      5分钟公共服务圈:达标类型中位数 0.5/1;全部达标的社区 θ0.70: 2  θ0.80: 1  θ0.90: 1
      15分钟公共服务圈:达标类型中位数 0/1;全部达标的社区 θ0.70: 0  θ0.80: 0  θ0.90: 0
      15分钟公共服务圈由街道负责,按街道合并需求判定:达标街道 0/1;社区自身数字为辅助口径
      若绕行系数为 1.3,达标社区数:5分钟公共服务圈 1 → 0 (中位数 0.5 → 0);15分钟公共服务圈 0 → 0 (中位数 0 → 0)
      短板设施                                        达标社区    覆盖面积  最近(中位)
        卫生服务中心 (街道级·1000米·约17分钟)              0/2        0.0%           –
        社区食堂 (社区级·500米·约8分钟)                    1/2       80.0%       475米
        (分钟数由米数按1米/秒折算;判定以米数为准,圈名只是层级)
      短板社区                                         缺5分钟    缺15分钟   缺类/应有
        乙,丙 (C2)                                         1/1         1/1         2/2
        =甲 (C1)                                           0/1         1/1         1/2
      假定:b.csv: x = 经度
      输入问题:错误 0,警告 1,提示 0 (见 problems.csv)
      结果:out:communities.csv coverage.csv types.csv streets.csv districts.csv facility_records.csv communities.geojson problems.csv summary.json
        1 在 QGIS 中打开 out/communities.geojson
        2 查看社区 C2 未达标的原因:lifecircle explain --run out --community C2
        3 换成自己的数据:lifecircle assess --communities a.geojson --facilities b.csv

      """
    #expect(text(record) == expected)
  }

  @Test func walkedTableInChinese() {
    let text = text(OnFoot.record(language: .zh))
    #expect(text.contains("\n步行路网口径\n"))
    #expect(!text.contains("直线") && !text.contains("未定"))
    let block = """
      图上达标、步行不达标:1 对社区×类型;达标类型中位数 1 → 0.5 (5分钟),0 → 0 (15分钟)
        乙,丙            社区食堂               8000人 312 → 1140米  隔=运河
        乙,丙            卫生服务中心             12人     80 → –米  不在路网上

      """
    #expect(text.contains(block))
  }

  @Test func walkedTableInEnglish() {
    var record = OnFoot.record()
    record.result.rows[1].verdict = .undecided
    record.result.footLosses += [
      FootLoss.Cause.detour, .island, .barrier(name: nil), .barrier(name: "canal"),
    ].map {
      FootLoss(
        community: 0, type: 1, lost: 1, straightDistance: 2, walkingDistance: 30, cause: $0)
    }
    let text = text(record)
    #expect(text.contains("\nnetwork: distances walked on the streets\n"))
    #expect(
      text.contains("\nUndecided: 1 pairs of community and type, as demand is off the network\n"))
    let block = """
      Met on paper, missed on foot: 1 pairs; median 1 → 0.5 (5 min), 0 → 0 (15 min)
        乙,丙            Community cante…  8000 people 312 → 1140 m  across =运河
        乙,丙            Health centre       12 people     80 → – m  off the network
        =甲              Health centre        1 people     2 → 30 m  detour × 15.0
        =甲              Health centre        1 people     2 → 30 m  no way through
      Assumed
      """
    #expect(text.contains(block))
    let widths = block.split(separator: "\n").map { String($0).displayWidth }
    #expect(widths.allSatisfy { $0 <= 80 })
  }

  @Test func longNamesAreCutAndTheirMetresAreNot() {
    var record = TwoCommunities.record(language: .zh)
    record.result.types[1].name.zh = "社区卫生服务中心(含街道卫生院)"
    #expect(text(record).contains("社区卫生服务中心… (街道级·1000米·约17分钟)  "))
  }

  /// A row whose services stand for 2 and 3 facilities is 3 places to go to, beside the one of F1.
  @Test func facilitiesAreCountedNotRows() {
    var record = TwoCommunities.record()
    record.city.facilities.append(
      Facility(
        id: "F2", entrances: [PlanarPoint(x: 0, y: 0)],
        services: [FacilityService(type: 0, count: 2), FacilityService(type: 1, count: 3)]))
    #expect(text(record).contains("2 communities, 4 facilities, 2 types"))
    let clock = RunClock(read: 0, write: 0, total: 0)
    let summary = String(
      decoding: record.summary(clock: clock, peakMemory: nil), as: UTF8.self)
    #expect(summary.contains("\"facilities\": 4,"))
  }

  @Test func realDataAreNotCalledSynthetic() {
    let text = text(TwoCommunities.record())
    #expect(!text.contains("synthetic"))
    #expect(text.contains("service radii as straight lines, not checked on the street network"))
  }

  @Test func colourOnlyWhereAskedFor() {
    #expect(!text(TwoCommunities.record()).contains("\u{1B}"))
    #expect(text(TwoCommunities.record(), colour: true).contains("\u{1B}"))
  }

  @Test func neverMoreThanThirtyLines() {
    var record = TwoCommunities.record(isSynthetic: true)
    record.result.sensitivity = DetourSensitivity(
      detour: 1.3, meeting: Array(repeating: 0, count: 30),
      medianTypesMet: Array(repeating: 0, count: 30))
    let circles = (1...30).map {
      ServiceCircle(minutes: $0, name: LocalizedText(zh: "圈", en: "circle \($0)"))
    }
    record.standard.circles = circles
    let types = (1...30).map {
      FacilityType(
        id: "t\($0)", name: LocalizedText(zh: "类", en: "type \($0)"), circle: $0,
        radius: .metres(500))
    }
    record.result.types = types
    record.result.radii = types.map { _ in 500 }
    record.result.facilityCounts = types.map { _ in 1 }
    let row = record.result.rows[1]
    record.result.rows = (0..<60).map { _ in row }
    record.result.circles = (0..<2).map { _ in
      (0..<30).map { CircleVerdict(met: 0, required: 1, missed: [$0], meets: .no) }
    }
    #expect(text(record).split(separator: "\n").count <= 30)
    record.result.options.metric = .network
    record.result.sensitivity = nil
    record.result.rows[0].verdict = .undecided
    record.result.footLosses = (0..<9).map {
      FootLoss(
        community: 0, type: $0, lost: 1, straightDistance: 1, walkingDistance: 2, cause: .detour)
    }
    var gaps = NetworkGaps()
    (gaps.demand, gaps.demandOffNetwork, gaps.shareOffNetwork) = (100, 60, [1, 0.2])
    record.result.networkGaps = gaps
    #expect(text(record).contains("detour × 2.0") && text(record).contains("60.0%"))
    #expect(text(record).split(separator: "\n").count <= 30)
  }

  @Test func labelsSayMetresFirst() {
    var record = TwoCommunities.record(language: .zh)
    record.result.types = [
      FacilityType(
        id: "a", name: LocalizedText(zh: "甲", en: "a"), circle: 5, radius: .metres(500))
    ]
    record.result.radii = [500]
    #expect(record.range(ofType: 0) == "社区级·500米·约8分钟")
    record.result.radii = [400]
    record.result.options.walkSpeed = 0.8
    #expect(record.range(ofType: 0) == "社区级·400米·约8分钟")
  }

  @Test(arguments: [(0.0, 0), (0.5, 15), (1.0, 30), (2.0, 30), (-1.0, 0), (.nan, 0)])
  func progressBarFillsWithItsFraction(fraction: Double, cells: Int) {
    #expect(ProgressBar.line(fraction, step: "").count { $0 == "█" } == cells)
  }
}
