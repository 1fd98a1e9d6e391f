import CityReading
import OSMFiles
import SyntheticCity

extension CityPlan {
  /// The street network with the tags of OpenStreetMap.
  var osmNetwork: OSMNetwork {
    var result = OSMNetwork(positions: network.positions)
    for way in network.ways { result.addWay(network.nodes(of: way), tags: way.tags) }
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
