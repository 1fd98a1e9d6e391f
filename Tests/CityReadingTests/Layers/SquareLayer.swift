import TestSupport

@testable import CityReading
@testable import Wording

/// Squares of 400 m as a layer of communities, in metres about 120°E 30°N, and a facility at the first of them.
struct SquareLayer {
  /// What one square says of itself: members of its `properties`, and where its lower left corner is.
  struct Square {
    var properties: String
    var x = 0.0
    var y = 0.0
  }

  let folder: TemporaryFolder
  var study = Study()

  init(_ squares: [Square], fields: [String: String] = [:], idFields: [String] = []) throws {
    folder = try TemporaryFolder()
    let features = squares.map { PopulationStudy.polygon(Self.ring($0), $0.properties) }
    study.communities = LayerSource(
      path: try folder.write("communities.geojson", PopulationStudy.collection(features)),
      crs: PopulationStudy.metres, fields: fields, idFields: idFields)
    let facility = LayerSource(
      path: try folder.write("facilities.csv", "id,x,y\nF,0,0\n"), crs: PopulationStudy.metres)
    study.facilities = [FacilitySource(source: facility, type: "pharmacy")]
  }

  static func ring(_ square: Square) -> String {
    let (x, y) = (square.x, square.y)
    return "[[\(x),\(y)],[\(x + 400),\(y)],[\(x + 400),\(y + 400)],[\(x),\(y + 400)],[\(x),\(y)]]"
  }

  func read(_ language: Language = .en) throws -> CityInput {
    try CityReader(study, language: language).read()
  }

  /// What the reader says to a layer that it refuses.
  func refusal(_ language: Language = .en) -> String? {
    do throws(InputError) {
      _ = try CityReader(study, language: language).read()
      return nil
    } catch {
      return error.line(in: language)
    }
  }
}
