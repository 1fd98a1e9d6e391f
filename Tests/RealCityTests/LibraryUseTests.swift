import Assessment
import CityReading
import FacilityLocation
import Foundation
import PlanarGeometry
import TestSupport
import Testing
import WhatIf

/// The lines of the README's chapter "In a program".
struct LibraryUseTests {
  @Test func tenLinesExamineTheSample() async throws {
    var study = try StudyFile.read(path: Checkout.path("SampleData/study.yaml"))
    // Building the network takes most of the time without optimization.
    study.metric = Thoroughness.cases(.straight, exhaustive: study.metric)
    let input = try CityReader(study).read()
    var options = AssessmentOptions()
    options.measure = input.measure
    let result = try await CircleAssessment.run(
      input.city, standard: input.standard, options: options)
    #expect(input.city.communities.count == 1258)
    #expect(result.circles.count == 1258 && result.circles.allSatisfy { $0[0].required == 10 })
    let meeting = result.circles.count { $0[0].meets == .yes }
    // The sample is made so that 2 to 10 % meet all ten types.
    #expect(meeting > 25 && meeting < 126)
  }

  /// A canteen in the middle of each of the first hundred communities' boxes, one after the other.
  @Test func tenLinesAskWhatIf() async throws {
    var study = try StudyFile.read(path: Checkout.path("SampleData/study.yaml"))
    study.metric = .straight
    let input = try CityReader(study).read()
    var options = AssessmentOptions()
    options.measure = .area
    options.types = ["communityCanteen", "pharmacy"]
    var baseline = try await Baseline(
      input.city, standard: input.standard, options: options, keepsPlaces: true)
    let before = baseline.rows
    let canteen = FacilityService(type: 7)
    #expect(input.standard.types[7].id == "communityCanteen")
    var newlyMet = 0
    for (number, community) in input.city.communities.prefix(100).enumerated() {
      var scenario = Scenario(name: "\(number)")
      let place = community.region.box.center
      scenario.added = [.init(Facility(id: "new", entrances: [place], services: [canteen]))]
      guard let effect = try? baseline.apply(scenario) else { continue }
      #expect(effect.rows.allSatisfy { baseline.types[$0.type].id == "communityCanteen" })
      newlyMet += effect.typesNewlyMet
      baseline.undo()
    }
    #expect(newlyMet > 0 && baseline.rows == before)
  }
}
