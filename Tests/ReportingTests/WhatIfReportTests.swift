import Assessment
import FacilityLocation
import Testing

@testable import Reporting
@testable import RunFiles
@testable import Wording

@Suite struct WhatIfReportTests {
  private func text(_ record: WhatIfRecord) -> String {
    WhatIfReport(
      of: record, folder: "out", files: WhatIfRecord.fileNames(for: [.csv]),
      style: TerminalStyle(hasColour: false)
    ).text
  }

  private func lines(_ record: WhatIfRecord) -> [Substring] {
    text(record).split(separator: "\n")
  }

  /// The columns were aligned with the widths of Python's `unicodedata.east_asian_width`.
  @Test func wholeTableInChinese() async throws {
    let text = text(try await ThreeScenarios.record(language: .zh, names: ["食堂", "诊所", "关闭"]))
    #expect(
      text == """
        示例区:社区 2 个,设施 1 处,设施类型 2 类,达标线 80%
        服务半径口径:直线距离,未核验路网
        社区食堂 (社区级·500米·约8分钟);卫生服务中心 (街道级·1000米·约17分钟)
        情景                                                现状              食堂              诊所              关闭
          改动                                                               新增1     新增1 改面积1             关闭1
          社区食堂:半径内(人)                               1000      4000 (+3000)                 –         0 (-1000)
            占全市 4000 人                                 25.0%    100.0% (+75.0)                 –      0.0% (-25.0)
            达标社区(共 2 个)                                  1            2 (+1)                 –            0 (-1)
          卫生服务中心:半径内(人)                              0                 –      4000 (+4000)                 –
            占全市 4000 人                                  0.0%                 –   100.0% (+100.0)                 –
            达标社区(共 2 个)                                  0                 –            2 (+2)                 –
          全市仍未覆盖的人                                               0 (-3000)         0 (-4000)      4000 (+1000)
          新进入直线半径(人)                                                 +3000             +4000                 0
          不再可达(人)                                                           0                 0             -1000
          与现有服务重叠                                                      0.0%              0.0%                 –
          新达到5/15分钟圈的社区                                            +1 / 0            0 / +2            -1 / 0
          直线圈内走不到的人                                            未核验路网        未核验路网        未核验路网
          费用                                                                  90             ≥ 100                 –
          人均费用                                                            0.03           ≥ 0.025                 –
          优于“食堂”                                                             –               9/9               0/9
          优于“诊所”                                                           0/9                 –               0/9
          优于“关闭”                                                           9/9               9/9                 –
        食堂:获益最多 乙,丙 +3000
        诊所:获益最多 乙,丙 +3000,=甲 +1000
        关闭:受损最多 =甲 -1000
        “优于”按 9 种假设计数(θ 0.75/0.80/0.85 × 绕行系数 1.0/1.2/1.3):先比新达标数,再比获益量
        输入问题:错误 0,警告 1,提示 0 (见 problems.csv)
        结果:out:scenarios.csv scenario_types.csv changes.csv problems.csv summary.json
        下一步:在 out/changes.csv 中查看每个社区的变化;用 --network 核验步行路径

        """)
  }

  @Test func wholeTableInEnglish() async throws {
    let text = text(try await ThreeScenarios.record())
    #expect(
      text == """
        示例区: 2 communities, 1 facilities, 2 types, met from 80%
        service radii as straight lines, not checked on the street network
        Community canteen (community, 500 m, ~8 min); Health centre (street, 1000 m, ~17 min)
        Scenario                                           today                 A                 B                 C
          changes                                                            1 new  1 new, 1 resized          1 closed
          Community canteen: people in reach                1000      4000 (+3000)                 –         0 (-1000)
            share of all 4000 people                       25.0%    100.0% (+75.0)                 –      0.0% (-25.0)
            communities that meet it, of 2                     1            2 (+1)                 –            0 (-1)
          Health centre: people in reach                       0                 –      4000 (+4000)                 –
            share of all 4000 people                        0.0%                 –   100.0% (+100.0)                 –
            communities that meet it, of 2                     0                 –            2 (+2)                 –
          people without, whole city                                     0 (-3000)         0 (-4000)      4000 (+1000)
          newly in straight reach (people)                                   +3000             +4000                 0
          no longer in reach (people)                                            0                 0             -1000
          overlap with existing service                                       0.0%              0.0%                 –
          newly meet the 5/15-minute circle                                 +1 / 0            0 / +2            -1 / 0
          in the straight circle, too far on foot                      not checked       not checked       not checked
          cost                                                                  90             ≥ 100                 –
          cost per person                                                     0.03           ≥ 0.025                 –
          beats A                                                                –               9/9               0/9
          beats B                                                              0/9                 –               0/9
          beats C                                                              9/9               9/9                 –
        A: gain most 乙,丙 +3000
        B: gain most 乙,丙 +3000, =甲 +1000
        C: lose most =甲 -1000
        Beats: of 9 assumptions (θ 0.75/0.80/0.85 × detour 1.0/1.2/1.3), by types newly met, then by gain
        Input problems: 0 errors, 1 warnings, 0 notes (see problems.csv)
        Results: out: scenarios.csv scenario_types.csv changes.csv problems.csv summary.json
        Next: see every change in out/changes.csv; give --network to check the walks

        """)
  }

  /// Nothing to compare with: no wins, and nothing about assumptions.
  @Test func aSingleScenario() async throws {
    let text = text(try await ThreeScenarios.record(count: 1))
    #expect(!text.contains("beats") && !text.contains("assumptions"))
    #expect(text.contains("newly in straight reach (people)") && text.contains("+3000"))
  }

  /// Walks are called walks, and straight lines only where they are meant.
  @Test func walkedTable() async throws {
    var record = try await ThreeScenarios.record(language: .zh)
    record.base.result.options.metric = .network
    let text = text(record)
    #expect(text.contains("\n步行路网口径\n") && text.contains("  新增步行可达(人) "))
    #expect(!text.contains("直线半径") && !text.contains("未核验"))
    #expect(text.contains("捕捉距离三种取法"))
    record.base.language = .en
    let english = self.text(record)
    #expect(english.contains("  newly in walking reach (people) "))
    #expect(!english.contains("straight"))
  }

  /// At most 32 lines for three scenarios, whatever their names hold; four stand side by side at most.
  @Test func fitsTheScreen() async throws {
    let long = "\u{1B}[2J情景" + String(repeating: "很长", count: 40) + "\n"
    var record = try await ThreeScenarios.record(names: [long + "A", long + "B", long + "C"])
    record.outcomes[2] = record.outcomes[1]
    #expect(lines(record).count <= 32)
    #expect(!text(record).contains("\u{1B}"))
    #expect(lines(record)[3...15].allSatisfy { String($0).displayWidth <= 44 + 12 + 3 * 18 })
    record.outcomes += record.outcomes
    record.standings = nil
    #expect(text(record).contains("\n2 more scenarios: see scenarios.csv\n"))
    #expect(lines(record)[3...15].allSatisfy { String($0).displayWidth <= 44 + 12 + 4 * 18 })
  }
}
