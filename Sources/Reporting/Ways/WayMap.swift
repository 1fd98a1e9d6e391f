public import Assessment
import PlanarGeometry
public import Projection
import RunFiles
import TableFiles
public import Wording

/// The ways from a community to its nearest facility of a type as a map: each way, and the straight line beside it.
public struct WayMap: Sendable {
  private let ways: [CommunityWay]
  private let city: City
  private let community: Community
  /// Id of the type.
  private let type: String
  private let detour: Double
  private let local: LocalSystem

  /// - Parameters:
  ///   - community: position in the city.
  ///   - type: id of the type.
  ///   - detour: walking distance ÷ straight distance of the run.
  ///   - local: the metric system of the city's coordinates.
  public init(
    _ ways: [CommunityWay], of city: City, community: Int, type: String, detour: Double,
    local: LocalSystem
  ) {
    (self.ways, self.city, self.type) = (ways, city, type)
    self.community = city.communities[community]
    (self.detour, self.local) = (detour, local)
  }

  /// What the files that `geoJSON` makes begin with.
  public static let start = "{\"type\":\"FeatureCollection\",\"name\":\"route\""

  // MARK: - Features

  /// A line of the map.
  private struct Feature {
    var line: [PlanarPoint]
    /// In the order of `columns`.
    var values: [GeoPackageValue]

    /// Whether it has a length.
    var isLine: Bool { Set(line).count > 1 }
  }

  private static let columns: [GeoPackageLayer.Column] = [
    .init("community_id", .text), .init("type", .text), .init("facility_id", .text),
    .init("facility_name", .text), .init("start", .text), .init("line", .text),
    .init("metres", .real), .init("straight_m", .real), .init("first_leg_m", .real),
    .init("last_leg_m", .real), .init("junctions", .integer), .init("off_ground_m", .real),
    .init("crosses", .text),
  ]

  private var features: [Feature] {
    ways.flatMap { way -> [Feature] in
      let ends = [way.line.first, way.line.last].compactMap(\.self)
      let straight = Feature(line: ends, values: values(of: way, line: "straight"))
      return way.isWalked
        ? [Feature(line: way.line, values: values(of: way, line: "walk")), straight] : [straight]
    }
  }

  private func values(of way: CommunityWay, line: String) -> [GeoPackageValue] {
    let isWalk = line == "walk"
    func metres(_ metres: Double) -> GeoPackageValue { .real((metres * 1000).rounded() / 1000) }
    return [
      .text(community.id), .text(type), .text(city.facilities.ids[way.facility]),
      .text(city.facilities.names[way.facility]), .text(way.start.rawValue), .text(line),
      metres(isWalk ? way.metres : way.straight * (way.isWalked ? 1 : detour)),
      metres(way.straight),
      isWalk ? metres(way.firstLeg) : .real(nil), isWalk ? metres(way.lastLeg) : .real(nil),
      .integer(isWalk ? way.junctions : nil), isWalk ? metres(way.metresOffGround) : .real(nil),
      .text(way.crossesBarrier && !isWalk ? way.barrier ?? "?" : nil),
    ]
  }

  // MARK: - Files

  /// GeoJSON in WGS 84, seven decimals; who is there already has a way without a geometry.
  ///
  /// - Throws: `ProjectionError` when PROJ offers no way back to WGS 84.
  public func geoJSON() throws(ProjectionError) -> [UInt8] {
    let transform = try CoordinateTransform(from: .wgs84, to: local)
    var layer = GeoJSONWriter {
      $0.key("name")
      $0.string("route")
    }
    for feature in features {
      layer.feature(line: transform.toGeographic(feature.line)) { json in
        for (column, value) in zip(Self.columns, feature.values) {
          json.key(column.name)
          json.value(value)
        }
      }
    }
    return layer.finish()
  }

  /// A GeoPackage with the layer `route`.
  ///
  /// - Throws: `OutputError`, or `ProjectionError` when PROJ offers no way back to WGS 84.
  public func geoPackage(named name: String) throws -> [UInt8] {
    let transform = try CoordinateTransform(from: .wgs84, to: local)
    let writer = try GeoPackageWriter(name: name)
    try writer.begin(GeoPackageLayer("route", .lines, columns: Self.columns))
    for feature in features {
      let line = transform.toGeographic(feature.line).map {
        SourceCoordinate(x: $0.longitude, y: $0.latitude)
      }
      try writer.row(feature.values, at: feature.isLine ? .lines([line]) : nil)
    }
    return try writer.finish()
  }

  // MARK: - Words

  /// What the screen says, a line for each way.
  public func lines(in language: Language) -> [String] {
    guard !ways.isEmpty else { return [WayTexts.none[language]] }
    return ways.map { words(of: $0)[language].printable }
  }

  private func words(of way: CommunityWay) -> LocalizedText {
    let id = city.facilities.ids[way.facility]
    let facility = city.facilities.names[way.facility].map { "\($0) (\(id))" } ?? id
    guard way.isWalked else {
      return WayTexts.straight(
        metres: way.straight.fixedText(decimals: 1), detour: detour.shortText, facility: facility)
    }
    let parts = [
      WayTexts.walk(
        isNearest: way.start == .nearest, metres: way.metres.fixedText(decimals: 1),
        straight: way.straight.fixedText(decimals: 1), facility: facility),
      WayTexts.legs(
        first: way.firstLeg.fixedText(decimals: 1), last: way.lastLeg.fixedText(decimals: 1),
        junctions: way.junctions),
      way.metresOffGround > 0
        ? WayTexts.offGround(way.metresOffGround.fixedText(decimals: 0)) : nil,
      way.crossesBarrier ? WayTexts.crosses(way.barrier) : nil,
    ].compactMap(\.self)
    return parts.dropFirst().reduce(parts[0]) { $0 + .semicolon + $1 }
  }
}
