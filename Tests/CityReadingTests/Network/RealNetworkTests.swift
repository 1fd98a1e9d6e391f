import PlanarGeometry
import Projection
import TestSupport
import Testing
import WalkNetwork

@testable import CityReading

/// Networks of real cities beside the checkout, where they are present.
@Suite(.enabled(if: SharedData.folder != nil, "the shared data are absent"))
struct RealNetworkTests {
  struct City: Sendable {
    var file: String
    var center: GeographicPoint
    /// Nodes of walkable ways, components of at least 1000 m, of fewer, nodes of the longest one and
    /// its metres on the ellipsoid.
    var nodes: Int
    var kept: Int
    var omitted: Int
    var longestNodes: Int
    var longest: Double
    /// Metres in tunnels and on decks, and ends of theirs that meet no other way and are not closed, in all
    /// components that are kept.
    var offGround: Double
    var freeEnds: Int
  }

  /// Counted by pyosmium 4 with the rules of the catalogue written in Python, scipy's `connected_components`
  /// over the distinct segments, and pyproj's `Geod(ellps="WGS84").inv`; metres off the ground
  /// in its projection `sterea` about the centre. A closed node is a node of its own for each segment that comes to
  /// it: 31 in Porto, 29 in Porto Alegre, 2 in Liechtenstein. Outlines of squares that are relations are 57 ways of
  /// Porto Alegre.
  static let cities = [
    City(
      file: "osm/porto_portugal.osm.pbf", center: .init(longitude: -8.61, latitude: 41.15),
      nodes: 324_253, kept: 35, omitted: 988, longestNodes: 311_606, longest: 9_753_838.49,
      offGround: 63_221.719, freeEnds: 37),
    City(
      file: "porto-alegre/poa_osm.pbf", center: .init(longitude: -51.2, latitude: -30.03),
      nodes: 38_755, kept: 7, omitted: 74, longestNodes: 37_939, longest: 1_827_548.3,
      offGround: 14_833.743, freeEnds: 23),
    City(
      file: "osm/liechtenstein-latest.osm.pbf", center: .init(longitude: 9.55, latitude: 47.15),
      nodes: 53_633, kept: 6, omitted: 25, longestNodes: 52_612, longest: 1_067_226.86,
      offGround: 3784.037, freeEnds: 9),
    City(
      file: "osm/monaco.osm.gz", center: .init(longitude: 7.42, latitude: 43.73), nodes: 4721,
      kept: 1, omitted: 17, longestNodes: 4645, longest: 81_443.27, offGround: 7590.332,
      freeEnds: 16),
  ]

  @Test(arguments: Thoroughness.cases(Array(cities.suffix(3)), exhaustive: cities)) func graph(
    city: City
  ) throws {
    let source = LayerSource(path: SharedData.path(city.file))
    let reader = NetworkReader(.file(source))
    let input = try reader.read(local: LocalSystem(center: city.center))
    // Ways cut to one node leave it behind; a segment above 1000 m gets a node in the middle.
    #expect(abs(input.ways.positions.count - city.nodes) <= 2)
    let graph = WalkGraphBuilder().build(input.ways)
    #expect(graph.components.count == city.kept)
    #expect(graph.omissions.components == city.omitted)
    let longest = try #require(graph.components.first)
    // A free end that is a millimetre of ground gets a node before it.
    #expect(abs(longest.wayNodes - city.freeEnds - city.longestNodes) <= 3)
    let landings = Double(city.freeEnds) / 1024
    #expect(abs(graph.notEntered.length + landings - city.offGround) < 0.01)
    #expect(abs(longest.length / city.longest - 1) < 2e-5)
  }
}
