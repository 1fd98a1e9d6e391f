public import Examination
public import Projection

/// A city as the files that a study reads: a study file, communities, facilities, residential land and
/// further layers, in WGS 84.
public struct CityDelivery: Sendable {
  public let city: City
  /// Where the city's local system has its origin.
  public let center: GeographicPoint
  /// By position of a facility type: its id in the standard, and what the list calls it.
  public let types: [(id: String, label: String)]
  /// The city's residential land and what else is on the map.
  public let layers: [MapLayer]

  public init(
    _ city: City, center: GeographicPoint, types: [(id: String, label: String)],
    layers: [MapLayer]
  ) {
    self.city = city
    self.center = center
    self.types = types
    self.layers = layers
  }

  /// The files with their names.
  ///
  /// - Parameter edit: changes the list of facilities before it is written.
  /// - Complexity: O(vertices + facilities).
  public func files(
    edit: (inout FacilityListing) -> Void = { _ in }
  ) throws(ProjectionError) -> [(name: String, bytes: [UInt8])] {
    let transform = try CoordinateTransform(from: .wgs84, to: LocalSystem(center: center))
    var listing = FacilityListing(
      city.facilities, typeNames: types.map(\.label), transform: transform)
    edit(&listing)
    let maps = ([communityLayer] + layers).map { layer in
      (name: layer.name + ".geojson", bytes: layer.geoJSON(transform))
    }
    return [("study.yaml", Array(studyFile.utf8)), ("facilities.csv", listing.csv)] + maps
  }

  private var communityLayer: MapLayer {
    MapLayer(
      name: "communities",
      features: city.communities.map { community in
        MapFeature(
          .region(community.region),
          properties: [
            ("社区编码", .text(community.id)), ("社区", .text(community.name)),
            ("街道", .text(community.street)), ("区", .text(community.district)),
            ("类型", .text(community.kind)), ("人口", .number(community.population)),
            ("户数", .number(community.households)), ("60岁以上", .number(community.elderly)),
            ("3岁以下", .number(community.under3)), ("0–14岁", .number(community.children)),
            ("创建状态", .text(community.programmeStatus)),
          ])
      })
  }
}
