import Assessment
import CircleDrawing
import CityReading
import Wording

/// Existing facilities that can be the centres of circles.
struct CentreSites {
  private let choice: CentreChoice?

  init(_ choice: CentreChoice?) { self.choice = choice }

  /// In ascending order of id; empty where none are asked for.
  ///
  /// - Throws: where the layer cannot be read, or no open facility has one of the types.
  func read(
    for read: inout CirclesInput, in language: Language
  ) throws(InputError) -> [CentreSite] {
    switch choice {
    case nil: return []
    case .types(let ids): return try sites(ofTypes: ids, in: read.input)
    case .layer(let source):
      let layer = try CandidateReader(CandidateSource(source: source), language: language)
        .read(for: read.input)
      read.take(
        problems: layer.problems, inputs: layer.inputs, assumed: layer.assumed,
        leftOut: layer.leftOut, alerts: layer.alerts)
      return layer.sites.map { CentreSite(id: $0.id, name: $0.name, position: $0.position) }
    }
  }

  private func sites(ofTypes ids: [String], in input: CityInput) throws(InputError) -> [CentreSite]
  {
    var types: Set<Int32> = []
    for id in ids {
      guard let position = input.standard.types.firstIndex(where: { $0.id == id }) else {
        throw .usage(.unknownTypeID(id, nearest: input.standard.types(nearestTo: id)))
      }
      types.insert(Int32(truncatingIfNeeded: position))
    }
    let table = input.city.facilities
    guard table.count > 0 else { throw .usage(.noFacilitiesStated) }
    let sites = (0..<table.count).filter { position in
      table.services[table.serviceRange(of: position)].contains { types.contains($0.type) }
    }.map {
      CentreSite(id: table.ids[$0], name: table.names[$0], position: table.place(of: $0))
    }
    guard !sites.isEmpty else { throw .usage(.noCentreOfTypes(ids)) }
    return sites.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
  }
}
