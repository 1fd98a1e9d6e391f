import Assessment
import OSMFiles
import PlanarGeometry
import Projection
import WalkNetwork
import Wording

extension CityReader {
  /// Warns of layers that look shifted by the offset of a datum of web maps.
  func noteDatums(_ city: City, _ reading: CommunityReader, log: inout ReadingLog) {
    let check = DatumCheck(
      city.communities, file: reading.loaded.path, system: reading.loaded.crs, in: reading.local,
      streets: streets(of: city))
    check?.note(log.samples, log: &log)
  }

  private func streets(of city: City) -> DatumReference? {
    guard let graph = city.network?.graph, let source = study.network else { return nil }
    return DatumReference(
      graph, about: city.communities.box, file: source.path, system: source.system)
  }
}

extension CandidateReader {
  /// Warns of sites that look shifted so against a city that was read.
  func noteDatums(for input: CityInput, log: inout ReadingLog) {
    let communities = input.city.communities
    let streets = input.city.network.map {
      DatumReference($0.graph, about: communities.box, file: source.source.path, system: nil)
    }
    let check = DatumCheck(
      communities, file: source.source.path, system: nil, in: input.local, streets: streets)
    check?.note(log.samples, log: &log)
  }
}

extension NetworkSource {
  /// Of what states one; nil for OpenStreetMap, which is in WGS 84.
  fileprivate var system: CoordinateSystem? {
    switch self {
    case .file(let source):
      let name = source.path.lowercased()
      if source.crs == nil && [".pbf", ".osm", ".gz"].contains(where: name.hasSuffix) {
        return nil
      }
      return Self.system(source.crs)
    case .tables(_, _, _, let crs, _): return Self.system(crs)
    }
  }

  private static func system(_ text: String?) -> CoordinateSystem {
    text.flatMap { try? CoordinateSystem($0) } ?? .wgs84
  }
}
