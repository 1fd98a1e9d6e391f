import TestSupport

@testable import CityReading
@testable import Wording

/// Scenarios of the square community and one pharmacy, `F1`.
struct ScenarioStudy {
  let folder: TemporaryFolder
  let input: CityInput

  init() throws {
    folder = try TemporaryFolder()
    input = try readCity(facilities: "id,type,x,y\nF1,pharmacy,120.17,30.25\n")
  }

  /// Reads scenarios from files `0.yaml`, `1.yaml` … with these texts.
  func read(_ texts: String...) throws -> ScenarioFiles {
    var paths: [String] = []
    for (number, text) in texts.enumerated() {
      paths.append(try folder.write("\(number).yaml", text))
    }
    return ScenarioFiles(paths: paths, for: input)
  }

  /// The problems without the folder: `0.yaml:3: what; what to do`.
  func lines(_ texts: String..., language: Language = .en) throws -> [String] {
    var paths: [String] = []
    for (number, text) in texts.enumerated() {
      paths.append(try folder.write("\(number).yaml", text))
    }
    let reading = ScenarioFiles(paths: paths, for: input)
    return reading.problems.map { shown($0, language) }
  }

  func shown(_ error: InputError, _ language: Language = .en) -> String {
    error.line(in: language).replacing(folder.path + "/", with: "")
  }
}
