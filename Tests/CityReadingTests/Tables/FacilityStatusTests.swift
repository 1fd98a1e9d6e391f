import Assessment
import Testing
import Wording

@testable import CityReading

/// What is closed or planned serves nobody, and is told.
@Suite struct FacilityStatusTests {
  @Test(arguments: [
    "已关闭", "停业", "关闭", "歇业", "注销", "撤销", "停用", "拆除", "停止营业", "永久关闭", "已停业(2023年)", "不营业",
    "closed", "Closed", "CLOSED_PERMANENTLY", "permanently closed", "demolished", "disused",
    "abandoned",
    "no longer open", "Inactive", "not operational", "Extinta",
  ])
  func closed(text: String) { #expect(FacilityStatus(text) == .closed) }

  @Test(arguments: [
    "规划", "在建", "筹建", "待建", "规划中", "未建成", "未投入使用", "施工中", "尚未开放", "planned", "proposed",
    "Under Construction",
    "under-construction", "PLANNED", "not yet open",
  ])
  func planned(text: String) { #expect(FacilityStatus(text) == .planned) }

  @Test(arguments: [
    "暂停营业", "暂停服务", "装修改造", "停业整顿", "临时关闭", "CLOSED_TEMPORARILY", "temporarily closed",
    "closed for renovation", "suspended",
  ])
  func suspended(text: String) { #expect(FacilityStatus(text) == .suspended) }

  @Test(arguments: [
    "正常运营", "正常", "营业中", "开业", "试运营", "在用", "现状保留", "规划保留", "open", "OPERATIONAL", "Existing",
    "in use", "active",
    "重新开业", "已建成", "Em atividade", "未关闭", "not closed", "尚未停业", "nicht geschlossen",
    "Mo geschlossen",
    "open, closed on Mondays", "open; closed Mondays", "夜间关闭", "每周一闭馆", "周二关闭", "09:00-18:00",
    "规划已建成",
    "即将打烊",
  ])
  func open(text: String) { #expect(FacilityStatus(text) == .open) }

  /// Neither a part of a word nor two words that contradict each other decide.
  @Test(arguments: ["A级", "1", "是", "approved", "disclosed", "新建"])
  func unknown(text: String) { #expect(FacilityStatus(text) == .unknown) }

  private let table = """
    id,type,lon,lat,状态
    a,pharmacy,120.170,30.250,正常运营
    b,pharmacy,120.171,30.250,已关闭
    c,pharmacy,120.172,30.250,规划
    d,pharmacy,120.173,30.250,已关闭
    e,pharmacy,120.174,30.250,装修改造
    f,pharmacy,120.169,30.250,二类
    g,pharmacy,120.168,30.250,
    """

  @Test func closedAreLeftOutAndTold() throws {
    let input = try readCity(facilities: table)
    #expect(input.city.facilities.ids == ["a", "f", "g"])
    let told = problems(input, "left out")
    #expect(
      told.map(\.problem) == [
        "3 facilities are closed or planned and left out: 已关闭 2, 规划 1",
        "1 facilities are suspended and left out: 装修改造 1",
      ])
    #expect(told.map(\.field) == ["状态", "状态"] && told.map(\.row) == [3, 6])
    #expect(
      problems(input, "not known and count as open: 二类 1").map(\.severity) == [.warning])
    #expect(
      input.alerts.map(\.en) == [
        "facilities.csv: 3 facilities are closed or planned and left out: 已关闭 2, 规划 1",
        "facilities.csv: 1 facilities are suspended and left out: 装修改造 1",
      ])
    #expect(input.alerts[0].zh == "facilities.csv: 有3处设施已关闭或在规划中,未计入:已关闭 2, 规划 1")
  }

  @Test func propertiesOfGeoJSON() throws {
    let point = #"{"type":"Feature","geometry":{"type":"Point","coordinates":[120.17,30.25]},"#
    let text =
      "[\(point)\"properties\":{\"id\":\"a\",\"type\":\"pharmacy\",\"business_status\":\"OPERATIONAL\"}},"
      + "\(point)\"properties\":{\"id\":\"b\",\"type\":\"pharmacy\","
      + "\"business_status\":\"CLOSED_TEMPORARILY\"}}]"
    let input = try readCity(facilities: text, name: "facilities.geojson")
    #expect(input.city.facilities.ids == ["a"])
  }

  @Test func nothingOpenIsRefusedWithTheReason() {
    #expect {
      _ = try readCity(facilities: "id,type,lon,lat,status\na,pharmacy,120.17,30.25,closed\n")
    } throws: { "\($0)".contains("closed or planned and left out: closed 1 (no usable facility") }
  }
}
