import LifeCircle

/// What the README shows of the library, as a program with one import: assesses the city of a study, then
/// asks of each community what a canteen in its middle would change.
@main struct LibraryExample {
  static func main() async throws {
    let study = CommandLine.arguments.dropFirst().first ?? "SampleData/study.yaml"
    let input = try CityReader(StudyFile.read(path: study)).read()
    var options = AssessmentOptions()
    options.metric = input.metric
    options.measure = input.measure
    try await assess(input, options)
    try await askWhatIf(input, options)
  }

  private static func assess(_ input: CityInput, _ options: AssessmentOptions) async throws {
    let result = try await CircleAssessment.run(
      input.city, standard: input.standard, options: options)
    for (community, circles) in zip(input.city.communities, result.circles).prefix(5) {
      print(community.id, circles[0].met, "of", circles[0].required)
    }
    let meeting = result.circles.count { $0[0].meets == .yes }
    print(meeting, "of", result.circles.count, "communities have all that five minutes should hold")
  }

  private static func askWhatIf(_ input: CityInput, _ options: AssessmentOptions) async throws {
    var baseline = try await Baseline(
      input.city, standard: input.standard, options: options, keepsPlaces: true)
    guard let type = input.standard.types.firstIndex(where: { $0.id == "communityCanteen" })
    else { return }
    let canteen = FacilityService(type: Int32(type))
    var best = (community: "", typesMet: 0)
    for (number, community) in input.city.communities.enumerated() {
      var scenario = Scenario(name: "\(number)")
      let place = community.region.box.center
      scenario.added = [.init(Facility(id: "new", entrances: [place], services: [canteen]))]
      guard let effect = try? baseline.apply(scenario) else { continue }
      if effect.typesNewlyMet > best.typesMet { best = (community.id, effect.typesNewlyMet) }
      baseline.undo()
    }
    print("A canteen in", best.community, "would let", best.typesMet, "more types be met")
  }
}
