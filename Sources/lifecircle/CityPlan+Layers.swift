import Assessment
import OSMFiles
import PlanarGeometry
import SyntheticCity
import TableFiles

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

extension CityPlan {
  /// The street network with the tags of OpenStreetMap.
  var osmNetwork: OSMNetwork {
    var result = OSMNetwork(positions: network.positions)
    for way in network.ways { result.addWay(network.nodes(of: way), tags: way.tags) }
    return result
  }

  /// The same with the gates of compounds, of which some are locked.
  func osmNetworkWithGates(seed: UInt64) -> OSMNetwork {
    var result = osmNetwork
    let locked = Set(network.lockedGates(seed: seed))
    for gate in network.gates {
      let lock = locked.contains(gate) ? [("locked", "yes")] : []
      result.tag(node: gate, [("barrier", "gate")] + lock)
    }
    return result
  }
}

extension WayNetwork.Way {
  fileprivate var tags: [(key: String, value: String)] {
    var tags = [kind == .railway ? ("railway", "rail") : ("highway", "\(kind)")]
    switch structure {
    case .none: break
    case .bridge: tags += [("bridge", "yes"), ("layer", "1")]
    case .tunnel: tags += [("tunnel", "yes"), ("layer", "-1")]
    }
    if !isWalkable && kind != .motorway && kind != .railway { tags.append(("foot", "no")) }
    if !name.isEmpty { tags.append(("name", name)) }
    return tags
  }
}
