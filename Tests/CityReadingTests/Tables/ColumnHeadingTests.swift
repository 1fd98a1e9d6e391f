import Testing

@testable import CityReading

/// Headings taken apart into name and unit.
@Suite struct ColumnHeadingTests {
  @Test(arguments: [
    ("人口(万人)", "人口", 10_000.0), ("人口（千人）", "人口", 1000), ("人口_万人", "人口", 10_000),
    ("pop [k]", "pop", 1000),
    ("人口/万", "人口", 10_000), ("Population (persons)", "population", 1),
    ("population (thousands)", "population", 1000),
  ]) func ofPeople(_ heading: String, name: String, factor: Double) {
    let parts = ColumnHeading(heading, of: .people)
    #expect(parts.name == name && parts.unit == .times(factor))
  }

  @Test(arguments: [
    ("面积(亩)", "面积", 666.666_666_667), ("floor area (m2)", "floor_area", 1),
    ("area_ha", "area", 10_000),
    ("Floor Area [ha]", "floor_area", 10_000), ("面积(万平方米)", "面积", 10_000),
    ("area km2", "area", 1_000_000),
    ("建筑面积(㎡)", "建筑面积", 1),
  ]) func ofAreas(_ heading: String, name: String, factor: Double) throws {
    let parts = ColumnHeading(heading, of: .squareMetres)
    #expect(parts.name == name)
    guard case .times(let found) = parts.unit else { return #expect(Bool(false), "\(parts.unit)") }
    #expect(abs(found - factor) < 1e-6)
  }

  @Test(arguments: [
    ("造价(万元)", ColumnUnit.kept("万元")), ("cost_wan", .kept("wan")), ("cost (EUR)", .kept("eur")),
    ("造价(元/㎡)", .rate), ("cost", .unstated), ("造价(2023年)", .unstated),
    ("cost (points)", .unknown("points")),
  ]) func ofMoney(_ heading: String, unit: ColumnUnit) {
    #expect(ColumnHeading(heading, of: .money).unit == unit)
  }

  @Test(arguments: [
    ("人口密度", ColumnUnit.rate), ("人口(人/km2)", .rate), ("population density", .rate),
    ("人口(60岁以上)", .part), ("人口(常住)", .unstated), ("人口(2020)", .unstated), ("pop_2020", .unstated),
    ("pop_m", .unstated), ("人口(担)", .unknown("担")),
  ]) func thatAreNoFactor(_ heading: String, unit: ColumnUnit) {
    #expect(ColumnHeading(heading, of: .people).unit == unit)
  }

  @Test(arguments: [("supermarket_area", "supermarket_area"), ("x (m)", "x"), ("lon_deg", "lon")])
  func namesStay(_ heading: String, name: String) {
    #expect(
      ColumnHeading(heading, of: name == "supermarket_area" ? .squareMetres : .position).name
        == name)
  }
}
