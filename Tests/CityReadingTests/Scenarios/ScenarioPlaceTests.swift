import Assessment
import CityReading
import Testing

@testable import Wording

@Suite struct ScenarioPlaceTests {
  /// Mistakes of a planner who copies coordinates, with a piece of the line each.
  @Test(
    arguments: [
      ("EPSG:4326", "30.25, 120.17", "longitude and latitude seem to be swapped; swap them"),
      ("EPSG:4326", "516456.5, 3347900.25", "not degrees, but EPSG:4326 is in degrees; state"),
      ("EPSG:4326", "1201.7, 30.25", "longitude is beyond ±180 or latitude beyond ±90; correct"),
      ("EPSG:4549", "120.17, 30.25", "look like degrees, while EPSG:4549 counts in metres; state"),
      ("EPSG:4549", "30.25, 120.17", "look like degrees, while EPSG:4549 counts in metres; state"),
      ("EPSG:4549", "3347900.25, 516456.5", "easting and northing seem to be swapped; swap them"),
      ("EPSG:4549", "1e300, 1e300", "the place cannot be projected; check"),
      ("EPSG:4326", "1e999, 30.25", "'at' is not a pair of numbers; write 'at: [x, y]'"),
      ("EPSG:4326", "120.17, 30.25, 5", "'at' is not a pair of numbers"),
      ("EPSG:4326", "120°10', 30.25", "'at' is not a pair of numbers"),
    ])
  func mistaken(crs: String, place: String, piece: String) throws {
    let study = try ScenarioStudy()
    let lines = try study.lines(text(crs: crs, place: place))
    #expect(lines.count == 1 && lines[0].hasPrefix("0.yaml:4: ") && lines[0].contains(piece))
    let reading = try study.read(text(crs: crs, place: place))
    #expect(reading.files.first?.scenario.added.isEmpty == true)
  }

  /// Far from the city but nowhere wrong in itself: the examination says so.
  @Test(arguments: ["100.0, 20.0", "0, 0", "120.9, 30.9"])
  func farAway(place: String) throws {
    let study = try ScenarioStudy()
    let reading = try study.read(text(crs: "EPSG:4326", place: place))
    #expect(reading.problems.isEmpty)
    #expect(reading.files.first?.scenario.added.count == 1)
  }

  @Test(
    arguments: [
      ("BD-09MC", "BD-09 Mercator coordinates are not read; have them as longitude and latitude"),
      ("Hangzhou", "unknown coordinate system"),
      ("EPSG:999999", "unknown coordinate system 'EPSG:999999'"),
      ("EPSG:4978", "is neither geographic nor projected"),
    ])
  func system(crs: String, piece: String) throws {
    let study = try ScenarioStudy()
    let lines = try study.lines(text(crs: crs, place: "120.17, 30.25"))
    #expect(lines.count == 1 && lines[0].hasPrefix("0.yaml:3: ") && lines[0].contains(piece))
  }

  private func text(crs: String, place: String) -> String {
    "scenario: 1\nname: N\ncrs: \(crs)\nadd: [{id: a, type: pharmacy, at: [\(place)]}]\n"
  }
}
