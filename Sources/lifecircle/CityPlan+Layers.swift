import Assessment
import PlanarGeometry
import SyntheticCity
import TableFiles
import Wording

extension CityPlan {
  /// Names of all map files beside the communities.
  static let layerNames = ["residential", "streets", "barriers", "walls"]

  /// Residential land, streets, what can be crossed only where streets do, and walls of compounds.
  var layers: [MapLayer] {
    [
      MapLayer(name: Self.layerNames[0], features: compounds.map(feature)),
      MapLayer(name: Self.layerNames[1], features: streets.map(Self.feature)),
      MapLayer(
        name: Self.layerNames[2],
        features: waters.map(Self.feature) + trunkRoutes.map(Self.feature)),
      MapLayer(name: Self.layerNames[3], features: walls),
    ]
  }

  private func feature(_ compound: Compound) -> MapFeature {
    MapFeature(
      .region(compound.region),
      properties: [
        ("社区编码", .text(city.communities[compound.community].id)),
        ("人口", .number(compound.population.rounded())),
      ])
  }

  /// The walls of each community's compounds, with a gap at each gate.
  private var walls: [MapFeature] {
    var lines = city.communities.map { _ in [[PlanarPoint]]() }
    for compound in compounds { lines[compound.community] += compound.walls }
    return lines.filter { !$0.isEmpty }.map {
      MapFeature(.lines($0), properties: [("barrier", .text("wall"))])
    }
  }

  private static func feature(_ street: StreetLine) -> MapFeature {
    var properties: [(key: String, value: MapValue)] = [
      ("name", .text(street.name)), ("highway", .text(street.kind.rawValue)),
    ]
    if street.isBridge { properties += [("bridge", .text("yes")), ("layer", .number(1))] }
    if !street.isWalkable { properties.append(("foot", .text("no"))) }
    return MapFeature(.line(street.points), properties: properties)
  }

  private static func feature(_ water: WaterBody) -> MapFeature {
    let kind =
      switch water.kind {
      case .river: "river"
      case .lake: "lake"
      case .canal: "canal"
      case .brook, .none: "stream"
      }
    return MapFeature(
      .region(water.region), properties: [("name", .text(water.name)), ("barrier", .text(kind))])
  }

  private static func feature(_ route: TrunkRoute) -> MapFeature {
    let kind = route.kind == .railway ? "railway" : "motorway"
    return MapFeature(
      .line(route.points), properties: [("name", .text(route.name)), ("barrier", .text(kind))])
  }
}
