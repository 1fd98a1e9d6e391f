import Assessment
public import PlanarGeometry
public import Projection
import RunFiles
public import Wording

/// Reads scenarios of one city from texts, one after the other, as `ScenarioFiles` reads them from files.
///
/// Not thread-safe: make one per task and reuse it; making one costs some milliseconds.
public final class ScenarioReader {
  private let parser: ScenarioParser
  private let degrees: ScenarioPlaces
  private let closed: Set<String>

  public init(for input: CityInput) throws(ProjectionError) {
    let box = input.city.communities.box
    degrees = try ScenarioPlaces(Self.system, local: input.local, box: box)
    parser = ScenarioParser(
      standard: input.standard, local: input.local, box: box, known: (Self.system, degrees))
    closed = input.closedFacilities
  }

  /// The system that costs no time to be prepared for a text.
  public static let system = "EPSG:4326"

  /// - Returns: the scenario, nil where the text is none, and all that is wrong.
  public func read(_ text: String) -> (file: ScenarioFile?, problems: [InputError]) {
    var (file, _, problems) = parser.read(FileContents(path: "scenario.yaml", content: text.utf8))
    file?.closed = closed
    return (file, problems)
  }

  /// The local place of a longitude and a latitude as a scenario may have it.
  ///
  /// - Throws: what is likely wrong with it.
  public func place(longitude: Double, latitude: Double) throws(InputError) -> PlanarPoint {
    switch degrees.place(SourceCoordinate(x: longitude, y: latitude)) {
    case .at(let point): return point
    case .mistaken(let message): throw .data(file: nil, row: nil, message)
    }
  }

  /// Longitude and latitude of a local place; not finite where it has none.
  public func degrees(of place: PlanarPoint) -> (longitude: Double, latitude: Double) {
    degrees.coordinate(of: place)
  }
}
