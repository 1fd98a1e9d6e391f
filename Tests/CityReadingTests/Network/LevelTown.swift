import Assessment
import Foundation
import PlanarGeometry
import Projection
import TestSupport

@testable import CityReading
@testable import OSMFiles
@testable import Wording

/// A home, a pharmacy and streets with tags, to be read from any of the formats of networks.
struct LevelTown {
  enum Format: CaseIterable {
    case xml, pbf, lines, tables
  }

  typealias Place = (x: Double, y: Double)

  struct Street {
    var places: [Place]
    var tags: [String: String] = [:]
    /// What has no `highway` of its own is residential.
    var isRoad = true
  }

  /// A relation of streets, by their positions; for OpenStreetMap alone.
  struct Relation {
    var streets: [Int]
    var tags: [String: String]
  }

  /// Those with equal places meet there, but for lines, which are joined as lines are.
  var streets: [Street]
  var home: Place
  var pharmacy: Place
  /// Tags of places of the streets; for OpenStreetMap alone.
  var placeTags: [(place: Place, tags: [String: String])] = []
  var relations: [Relation] = []

  /// Metres within which 80 % of the people want a pharmacy.
  static let radius = 1300.0

  func study(_ format: Format) throws -> PopulationStudy {
    let square = "[[-700,-700],[700,-700],[700,700],[-700,700],[-700,-700]]"
    var made = try PopulationStudy(communities: [("A", square)])
    try made.setPopulation("id,x,y,population\np,\(home.x),\(home.y),100\n")
    let facility = try made.folder.write("f.csv", "id,x,y\nF,\(pharmacy.x),\(pharmacy.y)\n")
    let source = LayerSource(path: facility, crs: PopulationStudy.metres)
    made.study.facilities = [FacilitySource(source: source, type: "pharmacy")]
    made.study.standard = try made.folder.write(
      "standard.yaml",
      "standard: 1\ntypes: [{id: pharmacy, circle: 15, radius_m: \(Self.radius)}]\n")
    made.study.network = try network(format, in: made.folder)
    return made
  }

  /// The row of the pharmacies.
  func row(_ format: Format) async throws -> CoverageRow {
    let input = try study(format).read()
    var options = AssessmentOptions()
    (options.metric, options.measure) = (input.metric, input.measure)
    let result = try await CircleAssessment.run(
      input.city, standard: input.standard, options: options)
    return result.rows[0]
  }

  private func network(_ format: Format, in folder: TemporaryFolder) throws -> NetworkSource {
    switch format {
    case .xml: return .file(LayerSource(path: try folder.write("city.osm", try xml())))
    case .pbf:
      var file = try PBFWriting(features: ["OsmSchema-V0.6", "DenseNodes"])
      try file.append(block(), type: "OSMData", packing: .zlib)
      return .file(LayerSource(path: try folder.write("city.osm.pbf", Data(file.bytes))))
    case .lines:
      let path = try folder.write("lines.geojson", PopulationStudy.collection(streets.map(line)))
      return .file(LayerSource(path: path, crs: PopulationStudy.metres))
    case .tables:
      let (nodes, edges) = tables()
      return .tables(
        nodes: try folder.write("nodes.csv", nodes), edges: try folder.write("edges.csv", edges),
        fields: [:], crs: PopulationStudy.metres)
    }
  }
}

extension LevelTown {
  /// Different places, and for each street their numbers from 1.
  private var numbered: (places: [Place], streets: [[Int]]) {
    var places: [Place] = []
    let numbers = streets.map { street in
      street.places.map { place -> Int in
        if let known = places.firstIndex(where: { $0 == place }) { return known + 1 }
        places.append(place)
        return places.count
      }
    }
    return (places, numbers)
  }

  private func degrees() throws -> [(longitude: Double, latitude: Double)] {
    let transform = try CoordinateTransform(from: .wgs84, to: nearHangzhou)
    return transform.toSource(numbered.places.map { PlanarPoint(x: $0.x, y: $0.y) }).map {
      ($0.x, $0.y)
    }
  }

  private func tags(_ street: Street) -> [String: String] {
    street.isRoad
      ? street.tags.merging(["highway": "residential"]) { own, _ in own } : street.tags
  }

  /// Tags by number of the node, from 1.
  private var nodeTags: [Int: [String: String]] {
    let places = numbered.places
    return Dictionary(
      uniqueKeysWithValues: placeTags.compactMap { place, tags in
        places.firstIndex { $0 == place }.map { ($0 + 1, tags) }
      })
  }

  private func xml(_ tags: [String: String]) -> String {
    tags.sorted { $0.key < $1.key }.map { "<tag k=\"\($0.key)\" v=\"\($0.value)\"/>" }.joined()
  }

  private func xml() throws -> String {
    let nodeTags = nodeTags
    let nodes = try degrees().enumerated().map { number, place in
      #"<node id="\#(number + 1)" lat="\#(place.latitude)" lon="\#(place.longitude)">"#
        + xml(nodeTags[number + 1] ?? [:]) + "</node>"
    }
    let ways = zip(streets, numbered.streets).enumerated().map { number, way in
      "<way id=\"\(number)\">" + way.1.map { "<nd ref=\"\($0)\"/>" }.joined()
        + xml(tags(way.0)) + "</way>"
    }
    let relations = relations.enumerated().map { number, relation in
      "<relation id=\"\(number)\">"
        + relation.streets.map { "<member type=\"way\" ref=\"\($0)\" role=\"outer\"/>" }.joined()
        + xml(relation.tags) + "</relation>"
    }
    return "<osm>" + (nodes + ways + relations).joined(separator: "\n") + "</osm>"
  }

  private func block() throws -> OSMPrimitiveBlock {
    var block = CityReadingTests.block(
      nodes: try degrees().enumerated().map { (Int64($0 + 1), $1.longitude, $1.latitude) },
      ways: zip(streets, numbered.streets).map { ($1.map { Int64($0) }, tags($0)) })
    block.setTags(ofNodes: nodeTags, count: numbered.places.count)
    for relation in relations {
      block.append(members: relation.streets.map(Int64.init), tags: relation.tags)
    }
    return block
  }

  private func line(_ street: Street) -> String {
    let places = street.places.map { "[\($0.x),\($0.y)]" }.joined(separator: ",")
    let properties = street.tags.sorted { $0.key < $1.key }.map { "\"\($0.key)\":\"\($0.value)\"" }
    return PopulationStudy.feature(
      "LineString", "[\(places)]", properties.joined(separator: ","))
  }

  private func tables() -> (nodes: String, edges: String) {
    let (places, streets) = numbered
    let nodes = places.enumerated().map { "\($0 + 1),\($1.x),\($1.y)" }
    let keys = ["tunnel", "bridge", "layer", "level"]
    let edges = zip(self.streets, streets).flatMap { street, nodes in
      zip(nodes, nodes.dropFirst()).map { from, to in
        (["\(from)", "\(to)"] + keys.map { street.tags[$0] ?? "" }).joined(separator: ",")
      }
    }
    return (
      (["id,x,y"] + nodes).joined(separator: "\n"),
      (["from,to," + keys.joined(separator: ",")] + edges).joined(separator: "\n")
    )
  }
}
