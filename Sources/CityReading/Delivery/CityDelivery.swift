public import Assessment
public import OSMFiles
public import PlanarGeometry
import Projection
public import TableFiles
import Wording

/// A city as the files that a study reads: a study file, communities, facilities, residential land,
/// further layers and the street network in WGS 84, and people by cells of 100 m.
public struct CityDelivery: Sendable {
  public let city: City
  /// Where the city's local system has its origin.
  public let center: GeographicPoint
  /// By position of a facility type: its id in the standard, and what the list calls it.
  public let types: [(id: String, label: String)]
  /// The city's residential land and what else is on the map.
  public let layers: [MapLayer]
  public let network: OSMNetwork?

  public init(
    _ city: City, center: GeographicPoint, types: [(id: String, label: String)],
    layers: [MapLayer], network: OSMNetwork? = nil
  ) {
    self.city = city
    self.center = center
    self.types = types
    self.layers = layers
    self.network = network
  }

  /// Names of all files of a delivery with these layers, residential land and a network.
  public static func fileNames(layers: [String]) -> [String] {
    ["study.yaml", "facilities.csv", populationFile, networkFile]
      + (["communities"] + layers).map { $0 + ".geojson" }
  }

  static let populationFile = "population.csv"
  static let networkFile = "network.osm.pbf"

  /// Makes one file after the other and hands it over with its name.
  ///
  /// - Parameter edit: changes the list of facilities before it is written.
  /// - Throws: what `write` throws, or `ProjectionError`.
  /// - Complexity: O(vertices + facilities).
  public func write(
    edit: (inout FacilityListing) -> Void = { _ in },
    to write: (_ name: String, _ bytes: [UInt8]) throws -> Void
  ) throws {
    let transform = try CoordinateTransform(from: .wgs84, to: LocalSystem(center: center))
    var listing = FacilityListing(
      city.facilities, typeNames: types.map(\.label), transform: transform)
    edit(&listing)
    try write("study.yaml", Array(studyFile.utf8))
    try write("facilities.csv", listing.csv)
    listing.rows = []
    try write("communities.geojson", communityLayer.geoJSON(positions: transform.toGeographic))
    for layer in layers { try write(layer.name + ".geojson", layer.geoJSON(positions: transform.toGeographic)) }
    if let land = city.residentialByCommunity {
      let grid = try PopulationGrid(city.communities, land: land, transform: transform)
      try write(Self.populationFile, grid.csv)
    }
    if let network {
      let coordinates = transform.toSource(network.positions)
      try write(Self.networkFile, OSMPBFWriter.bytes(of: network, at: coordinates))
    }
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
