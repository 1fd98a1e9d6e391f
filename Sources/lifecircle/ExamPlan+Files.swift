import Assessment
import CityReading
import SyntheticCity
import TableFiles

extension ExamPlan {
  /// The exam data of a city as files.
  func delivery(beside city: CityDelivery) -> ExamDelivery {
    let tables = tables.map {
      ExamDelivery.Table(
        name: $0.name, columns: $0.columns, rows: $0.rows, places: $0.places,
        placeColumns: $0.placeColumns)
    }
    let layers = [
      MapLayer(name: "communities-a", features: communities.map(\.feature)),
      MapLayer(name: "communities-b", features: laterCommunities.map(\.feature)),
      MapLayer(name: "circles", features: circles.map(\.feature)),
      MapLayer(name: "units", features: units.map(\.feature)),
    ]
    return ExamDelivery(
      city, tables: tables, layers: layers, days: (Self.firstDay, Self.secondDay))
  }
}

extension ExamCommunity {
  fileprivate var feature: MapFeature {
    MapFeature(
      .region(community.region),
      properties: CityDelivery.properties(of: community) + [
        ("创建级别", .text(community.programmeLevel)), ("更新改造", .text(isRenewal ? "是" : "否")),
      ])
  }
}

extension ExamArea {
  fileprivate var feature: MapFeature {
    MapFeature(
      .region(region),
      properties: [
        ("编码", .text(id)), ("名称", .text(name)), ("街道", .text(street)), ("区", .text(district)),
        ("人口", .number(population)), ("户数", .number(households)),
      ])
  }
}
