import CityData
import Coverage
import Examination
import Foundation

/// Times parts of the engine on the inputs of a study and writes inputs and results where a rival can
/// read them: `Workloads covered-area STUDY FOLDER`.
@main
struct Workloads {
  static func main() async throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 4, arguments[1] == "covered-area" else {
      FileHandle.standardError.write(Data("usage: Workloads covered-area STUDY FOLDER\n".utf8))
      exit(2)
    }
    let input = try CityReader(StudyFile.read(path: arguments[2])).read()
    let folder = URL(fileURLWithPath: arguments[3], isDirectory: true)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try await CoveredAreaWorkload(input.city, types: input.standard.types.count).run(into: folder)
  }
}
