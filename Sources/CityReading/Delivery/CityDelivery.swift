package import Assessment
package import OSMFiles
package import PlanarGeometry
import Projection
package import TableFiles
import Wording

/// A city as the files that a study reads: a study file, communities, facilities, residential land,
/// further layers and the street network in WGS 84, and people by cells of 100 m.
package struct CityDelivery: Sendable {
  package let city: City
  /// Where the city's local system has its origin.
  package let center: GeographicPoint
  /// By position of a facility type: its id in the standard, and what the list calls it.
  package let types: [(id: String, label: String)]
  /// The city's residential land and what else is on the map.
  package let layers: [MapLayer]
  package let network: OSMNetwork?

  package init(
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
  package static func fileNames(layers: [String]) -> [String] {
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
  package func write(
    edit: (inout FacilityListing) -> Void = { _ in },
    to write: (_ name: String, _ bytes: [UInt8]) throws -> Void
  ) throws {
    let transform = try CoordinateTransform(from: .wgs84, to: LocalSystem(center: center))
    var listing = FacilityListing(
      city.facilities, typeNames: types.map(\.label), transform: transform)
    edit(&listing)
    try write("study.yaml", Array(studyFile(facilities: facilityLines(of: "facilities.csv")).utf8))
    try write("facilities.csv", listing.csv)
    listing.rows = []
    try write("communities.geojson", communityLayer.geoJSON(positions: transform.toGeographic))
    for layer in layers {
      try write(layer.name + ".geojson", layer.geoJSON(positions: transform.toGeographic))
    }
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
          .region(community.region), properties: Self.properties(of: community))
      })
  }

  /// What a layer says of a community, by the names that the study maps.
  package static func properties(
    of community: Community
  ) -> [(key: String, value: MapValue)] {
    [
      ("社区编码", .text(community.id)), ("社区", .text(community.name)),
      ("街道", .text(community.street)), ("区", .text(community.district)),
      ("类型", .text(community.kind)), ("人口", .number(community.population)),
      ("户数", .number(community.households)), ("60岁以上", .number(community.elderly)),
      ("3岁以下", .number(community.under3)), ("0–14岁", .number(community.children)),
      ("创建状态", .text(community.programmeStatus)),
    ]
  }
}

extension CityDelivery {
  /// The study file that reads the other files.
  ///
  /// - Parameters:
  ///   - facilities: the items of the list of facility files, each from its dash on.
  ///   - communities: name of the layer of communities.
  ///   - folder: where the other files are, from the study file, with a slash behind.
  func studyFile(
    facilities: String, communities: String = "communities.geojson", in folder: String = ""
  ) -> String {
    """
    # \(notice)
    study: 1
    \(nameLine)synthetic: \(city.isSynthetic)
    communities:
      path: \(folder)\(communities)
      crs: EPSG:4326
      fields: {id: 社区编码, name: 社区, street: 街道, district: 区, kind: 类型, population: 人口, \
    households: 户数, elderly: 60岁以上, under3: 3岁以下, children: 0–14岁, programme_status: 创建状态}
    facilities:
    \(facilities)
    \(layerLines(in: folder))\(populationLines(in: folder))\(networkLines(in: folder))\
    threshold: 0.80

    """
  }

  /// The item of one file with the columns of `FacilityListing`, and perhaps those of dates.
  func facilityLines(of file: String) -> String {
    """
      - path: \(file)
        crs: EPSG:4326
        fields: {id: 编号, name: 名称, type: 类型, x: 经度, y: 纬度, floor_area: 面积, capacity: 容量, \
    rating: 评分, status: 状态, site_id: 场所}
        types:
    \(typeLines)
    """
  }

  private var notice: String {
    city.isSynthetic
      ? "合成示例,不代表杭州。A synthetic city with invented names; it stands for no real place."
      : "Study of \(city.name)".printable
  }

  private var nameLine: String { city.name.isEmpty ? "" : "name: \(city.name.asYAML)\n" }

  private var typeLines: String {
    types.map { "      \($0.label.asYAML): \($0.id.asYAML)" }.joined(separator: "\n")
  }

  /// Residential land and barriers, where there are such layers.
  private func layerLines(in folder: String) -> String {
    ["residential", "barriers"].filter { name in layers.contains { $0.name == name } }.map {
      """
      \($0):
        path: \(folder)\($0).geojson
        crs: EPSG:4326

      """
    }.joined()
  }

  private func populationLines(in folder: String) -> String {
    guard city.residentialByCommunity != nil else { return "" }
    return """
      population:
        path: \(folder)\(Self.populationFile)
        crs: \(PopulationGrid.system)
        cell: \(PopulationGrid.cell.fixedText(decimals: 0))

      """
  }

  private func networkLines(in folder: String) -> String {
    network == nil ? "" : "network: {path: \(folder)\(Self.networkFile)}\n"
  }
}

extension String {
  /// As a scalar of YAML: plain where it is a word that can only be a text, else in double quotes.
  var asYAML: String {
    let isWord = allSatisfy { $0.isLetter || $0.isNumber } && contains(where: \.isLetter)
    let reserved = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"]
    if isWord && first?.isLetter == true && !reserved.contains(lowercased()) { return self }
    return "\"" + unicodeScalars.map(\.escapedInYAML).joined() + "\""
  }
}

extension Unicode.Scalar {
  /// Within double quotes.
  fileprivate var escapedInYAML: String {
    if self == "\"" || self == "\\" { return "\\\(self)" }
    guard !isPrintable || self == "\u{FEFF}" else { return String(self) }
    let digits = String(value, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }
}
