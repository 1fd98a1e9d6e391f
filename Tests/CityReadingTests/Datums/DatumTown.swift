import Assessment
import Coverage
import PlanarGeometry
import Projection
import TestSupport
import WalkNetwork
import Wording

@testable import CityReading

/// A city of which some districts are drawn, with its layers as they would be on each datum.
struct DatumTown: Sendable {
  /// Parts of a city that are drawn.
  let districts: [String]
  /// What else than the communities layers are compared with, in WGS 84.
  private let others: [InputMessage.DatumLayer: DatumReference]
  private let local: LocalSystem
  /// By datum.
  private let communities: [WebDatum?: [Community]]
  private let layers: [String: Layer]
  private let district: @Sendable (Community) -> String?

  /// Places and what their rows say.
  struct Layer: Sendable {
    /// By datum, where the place is read as one in WGS 84.
    var places: [WebDatum?: [PlanarPoint]]
    var rows: [[UInt8]]
    /// The communities that hold a place.
    var homes: RegionMembership
  }

  static let datums: [WebDatum?] = [nil, .gcj02, .bd09]

  /// - Parameters:
  ///   - layers: by name the places of each layer, and what their rows say.
  ///   - district: what a community is drawn by.
  init(
    _ input: CityInput, layers: [String: (places: [PlanarPoint], rows: [String])],
    by district: @escaping @Sendable (Community) -> String?
  ) throws {
    let city = input.city
    let displacement = try Displacement(input.local)
    local = input.local
    self.district = district
    districts = Set(city.communities.compactMap(district)).sorted()
    others = Self.others(of: city)
    communities = Dictionary(
      uniqueKeysWithValues: Self.datums.map { datum in
        (datum, city.communities.map { displacement.moved($0, to: datum) })
      })
    let regions = city.communities.map(\.region)
    self.layers = layers.mapValues { layer in
      Layer(
        places: Dictionary(
          uniqueKeysWithValues: Self.datums.map { ($0, displacement.moved(layer.places, to: $0)) }),
        rows: layer.rows.map { Array($0.utf8) },
        homes: RegionMembership(of: layer.places, in: regions))
    }
  }

  private static func others(of city: City) -> [InputMessage.DatumLayer: DatumReference] {
    let box = city.communities.box
    var others: [InputMessage.DatumLayer: DatumReference] = [:]
    others[.network] = city.network.map {
      DatumReference($0.graph, about: box, file: "streets", system: nil)
    }
    if !city.residentialLand.isEmpty {
      others[.residential] = DatumReference(
        city.residentialLand, about: box, of: .residential, file: "land", system: .wgs84)
    }
    if case .regions(let regions) = city.population?.shape {
      others[.population] = DatumReference(
        regions, about: box, of: .population, file: "people", system: nil)
    }
    return others
  }

  /// A draw: some districts, and of each layer some of the places in them.
  struct Draw {
    var districts: Set<String>
    /// Positions in the layer.
    var places: [Int]
  }

  /// - Parameter most: places at most; fewer than 30 are none.
  func draw(
    of layer: String, districts count: ClosedRange<Int>, most: Int, using random: inout SeededRandom
  ) -> Draw? {
    let drawn = Set(districts.shuffled(using: &random).prefix(.random(in: count, using: &random)))
    guard let layer = layers[layer], let all = communities[nil] else { return nil }
    let isDrawn = all.map { district($0).map(drawn.contains) ?? false }
    let inside = layer.rows.indices.filter { place in
      layer.homes.regions(of: place).contains { isDrawn[Int($0)] }
    }
    guard inside.count >= DatumSample.fewest else { return nil }
    let size = Int.random(in: DatumSample.fewest...min(most, inside.count), using: &random)
    return Draw(
      districts: drawn, places: Array(inside.shuffled(using: &random).prefix(size).sorted()))
  }

  /// What is said of a draw if its layer and its communities are on `reading`, and both are stated as WGS 84.
  func verdict(
    _ draw: Draw, of layer: String, on reading: DatumReading, hasRows: Bool = true,
    against compared: InputMessage.DatumLayer
  ) -> DatumTrial.Verdict? {
    guard let layer = layers[layer], let places = layer.places[reading.layer],
      let all = communities[reading.reference]
    else { return nil }
    let sample = DatumSample(
      file: "layer", layer: .facilities, system: .wgs84, points: draw.places.map { places[$0] },
      rows: draw.places.map { hasRows ? layer.rows[$0] : [] })
    let drawn = all.filter { district($0).map(draw.districts.contains) ?? false }
    let reference = DatumReference(drawn, file: "communities", system: .wgs84)
    let other = compared == .communities ? reference : others[compared]
    return other.map { DatumTrial(sample, against: $0, in: local).verdict }
  }

  /// What is said of the corners of some districts' communities against the streets.
  func verdict(ofCornersOf districts: Set<String>, on datum: WebDatum?) -> DatumTrial.Verdict? {
    guard let streets = others[.network], let all = communities[datum] else { return nil }
    let drawn = all.filter { district($0).map(districts.contains) ?? false }
    let sample = DatumSample(drawn, file: "communities", system: .wgs84)
    return DatumTrial(sample, against: streets, in: local).verdict
  }
}

/// Takes places from WGS 84 to where they appear if they are stated in another datum and read as WGS 84.
private struct Displacement {
  let transform: CoordinateTransform

  init(_ local: LocalSystem) throws { transform = try CoordinateTransform(from: .wgs84, to: local) }

  func moved(_ places: [PlanarPoint], to datum: WebDatum?) -> [PlanarPoint] {
    guard let datum else { return places }
    return transform.toLocal(
      transform.toGeographic(places).map { place in
        let image = datum.displaced(place)
        return SourceCoordinate(x: image.longitude, y: image.latitude)
      })
  }

  func moved(_ community: Community, to datum: WebDatum?) -> Community {
    var moved = community
    let region = community.region
    moved.region = PlanarRegion(
      polygons: (0..<region.polygonCount).map { polygon in
        (region.polygonStarts[polygon]..<region.polygonStarts[polygon + 1]).map { ring in
          self.moved(Array(region.vertices[region.vertexRange(ofRing: Int(ring))]), to: datum)
        }
      })
    return moved
  }
}
