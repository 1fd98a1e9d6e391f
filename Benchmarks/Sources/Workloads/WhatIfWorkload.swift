import Assessment
import FacilityLocation
import PlanarGeometry
import Trials
import WhatIf

/// W5: one facility added, all rows and circles current, against an examination of the changed city.
struct WhatIfWorkload {
  let city: City
  let standard: Standard
  let options: AssessmentOptions
  let scenarios: Int

  /// Scenarios whose result is compared with an examination.
  private static let checked = 5

  func run() async throws {
    let clock = ContinuousClock()
    var started = clock.now
    var baseline = try await Baseline(city, standard: standard, options: options, keepsPlaces: true)
    print("baseline        \(seconds(clock.now - started)) s")
    var draws = SplitMix64(seed: 5)
    var asked: [Scenario] = []
    var (answers, full): ([Duration], [Duration]) = ([], [])
    var changed = 0
    while asked.count < scenarios {
      let scenario = scenario(&draws, asked.count)
      started = clock.now
      guard let effect = try? baseline.apply(scenario) else { continue }
      answers.append(clock.now - started)
      asked.append(scenario)
      changed += effect.rows.count
      if asked.count <= Self.checked {
        full.append(try await examine(city.facilities.applying(scenario), expecting: baseline))
      }
      baseline.undo()
    }
    let whole = full.sorted()[full.count / 2]
    print("examination     \(seconds(whole)) s, \(full.count) agree with the what-ifs")
    print("what-ifs        \(asked.count), rows changed \(changed / asked.count)")
    report("asked once", answers, whole)
    report("asked again", try asked.map { try time($0, &baseline) }, whole)
  }

  private func time(_ scenario: Scenario, _ baseline: inout Baseline) throws -> Duration {
    let clock = ContinuousClock()
    let started = clock.now
    try baseline.apply(scenario)
    let time = clock.now - started
    baseline.undo()
    return time
  }

  /// A facility of a random type at a random place of a random community's box.
  private func scenario(_ draws: inout SplitMix64, _ number: Int) -> Scenario {
    let community = city.communities[Int.random(in: city.communities.indices, using: &draws)]
    let box = community.region.box
    let place = PlanarPoint(
      x: .random(in: box.minX...box.maxX, using: &draws),
      y: .random(in: box.minY...box.maxY, using: &draws))
    let type = Int32.random(in: 0..<Int32(standard.types.count), using: &draws)
    var scenario = Scenario(name: "")
    scenario.added = [
      Scenario.Addition(
        Facility(
          id: "new-\(number)", entrances: [place], services: [FacilityService(type: type)]))
    ]
    return scenario
  }

  /// Seconds of an examination of the changed city.
  private func examine(
    _ facilities: FacilityTable, expecting baseline: Baseline
  ) async throws -> Duration {
    var changed = city
    changed.facilities = facilities
    let clock = ContinuousClock()
    let started = clock.now
    let result = try await CircleAssessment.run(changed, standard: standard, options: options)
    let time = clock.now - started
    guard result.rows == baseline.rows, result.circles == baseline.circles else {
      throw TrialFailure("the what-if is not what the examination of the changed city says")
    }
    return time
  }

  private func report(_ name: String, _ answers: [Duration], _ whole: Duration) {
    let sorted = answers.sorted()
    let median = sorted[sorted.count / 2]
    let most = sorted[sorted.count * 9 / 10]
    print(
      "\(name): median \(milliseconds(median)) ms, \((whole / median).rounded()) x; 9 in 10 within "
        + "\(milliseconds(most)) ms; longest \(milliseconds(sorted[sorted.count - 1])) ms")
  }

  private func seconds(_ time: Duration) -> Double { (time / .milliseconds(1)).rounded() / 1000 }

  private func milliseconds(_ time: Duration) -> Double {
    (time / .microseconds(1)).rounded() / 1000
  }
}

/// Why a trial proves nothing.
struct TrialFailure: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
