import CityData
import Examination
import Foundation
import Testing

/// The lines of the README's chapter "In a program".
struct LibraryUseTests {
  @Test func tenLinesExamineTheSample() async throws {
    let sample = URL(fileURLWithPath: #filePath).appending(path: "../../../SampleData/study.yaml")
    let input = try CityReader(StudyFile.read(path: sample.standardized.path)).read()
    var options = ExaminationOptions()
    options.measure = input.measure
    let result = try await CircleExamination.run(
      input.city, standard: input.standard, options: options)
    #expect(input.city.communities.count == 1258)
    #expect(result.circles.count == 1258 && result.circles.allSatisfy { $0[0].required == 10 })
    let meeting = result.circles.count { $0[0].meets == .yes }
    // The sample is made so that 2 to 10 % meet all ten types.
    #expect(meeting > 25 && meeting < 126)
  }
}
