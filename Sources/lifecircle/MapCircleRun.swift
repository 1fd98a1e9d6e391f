import ArgumentParser
import Assessment
import CityReading
import MapService
import Reporting
import Wording

/// Reads the circles that a map shows and takes them as they are.
struct MapCircleRun {
  private let frame: CommandRun
  private let folder: CircleFolder
  private let command: CirclesCommand
  private var input: CirclesInput

  /// The city and its files.
  var read: StudyInput { input.read }

  /// - Throws: also where the city is measured otherwise than the circles were.
  init(_ map: MapCommand, circles path: String, frame: CommandRun) throws {
    self.frame = frame
    folder = try CircleFolder(path)
    command = try Self.command(map, folder)
    input = try CirclesInput(command, frame)
    guard input.read.options.metric == folder.metric else {
      throw InputError.data(file: path, row: nil, .circlesOfOtherMetric(folder.metric.rawValue))
    }
  }

  /// What takes the circles of the folder as they are, of the study of the map.
  private static func command(
    _ map: MapCommand, _ folder: CircleFolder
  ) throws -> CirclesCommand {
    // The study's flags are taken over whole; the parser asks for some city.
    let words = ["--communities", "-"] + folder.flags + ["--examine", folder.circles]
    var command = try CirclesCommand.parse(words)
    let units = command.flags.units
    command.flags = map.flags
    command.flags.units = units
    command.common = map.common
    return command
  }

  /// The circles, examined.
  func circles() async throws -> MapCircles {
    var (read, watch) = (input, StepWatch())
    let drawing = try await CircleDrawingRun(&read, command, frame: frame, watch: &watch)
    let judge = CircleJudge(standard: read.input.standard, options: read.read.options)
    let record = CirclesRecord(
      drawing.question, try await judge.judged(drawing.drawn), of: read.input,
      in: frame.language)
    return MapCircles(
      record, judge: judge, arguments: Self.wordsOfStudy + folder.flags, source: folder.circles)
  }

  /// The words behind `map` that say which study is shown and how it is read.
  private static var wordsOfStudy: [String] {
    RequestWords.without(["--circles", "--port", "--units"], RequestWords.ofProcess)
  }
}
