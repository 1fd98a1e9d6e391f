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
      streets: streets(of: city),
      homes: city.homes { layer in
        log.samples.first { $0.layer == layer }.map { ($0.file, $0.system) }
      })
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
    let (city, file) = (input.city, source.source.path)
    let check = DatumCheck(
      city.communities, file: file, system: nil, in: input.local,
      streets: city.network.map {
        DatumReference($0.graph, about: city.communities.box, file: file, system: nil)
      },
      homes: city.homes { _ in (file, nil) })
    check?.note(log.samples, log: &log)
  }
}

extension City {
  /// Where people live, to compare layers with.
  ///
  /// - Parameter origin: the file of a layer and its system, nil where that is taken for right.
  fileprivate func homes(
    _ origin: (InputMessage.DatumLayer) -> (file: String, system: CoordinateSystem?)?
  ) -> [DatumReference] {
    let box = communities.box
    var homes: [DatumReference] = []
    if !residentialLand.isEmpty, let (file, system) = origin(.residential) {
      homes.append(
        DatumReference(residentialLand, about: box, of: .residential, file: file, system: system))
    }
    if let population, let (file, system) = origin(.population) {
      switch population.shape {
      case .points(let places):
        homes.append(DatumReference(people: places, about: box, file: file, system: system))
      case .regions(let regions):
        homes.append(
          DatumReference(regions, about: box, of: .population, file: file, system: system))
      }
    }
    return homes
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
