import Examination
import PlanarGeometry
import Siting
import Trials

/// W5: one facility added, all rows and circles current, against an examination of the changed city.
struct WhatIfWorkload {
  let city: City
  let standard: Standard
  let options: ExaminationOptions
  let scenarios: Int

  /// Scenarios whose result is compared with an examination.
  private static let checked = 5

  func run() async throws {
    let clock = ContinuousClock()
    var started = clock.now
    var baseline = try await Baseline(city, standard: standard, options: options, keepsPlaces: true)
    print("baseline        \(seconds(clock.now - started)) s")
    var draws = SplitMix64(seed: 5)
    var (answers, changed): ([Duration], [Int]) = ([], [])
    var full: [Duration] = []
    var asked = 0
    while answers.count < scenarios {
      let scenario = scenario(&draws, asked)
      asked += 1
      started = clock.now
      guard let effect = try? baseline.apply(scenario) else { continue }
      answers.append(clock.now - started)
      changed.append(effect.rows.count)
      if answers.count <= Self.checked {
        full.append(try await examine(city.facilities.applying(scenario), expecting: baseline))
      }
      baseline.undo()
    }
    report(answers, changed, full)
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
    let result = try await CircleExamination.run(changed, standard: standard, options: options)
    let time = clock.now - started
    guard result.rows == baseline.rows, result.circles == baseline.circles else {
      throw TrialFailure("the what-if is not what the examination of the changed city says")
    }
    return time
  }

  private func report(_ answers: [Duration], _ changed: [Int], _ full: [Duration]) {
    let sorted = answers.sorted()
    let median = sorted[sorted.count / 2]
    let whole = full.sorted()[full.count / 2]
    print("examination     \(seconds(whole)) s, \(full.count) agree with the what-ifs")
    print("what-ifs        \(answers.count), rows changed \(changed.reduce(0, +) / changed.count)")
    print("first           \(milliseconds(answers[0])) ms")
    print("median          \(milliseconds(median)) ms, \((whole / median).rounded()) x")
    print("9 in 10 within  \(milliseconds(sorted[sorted.count * 9 / 10])) ms")
    print("longest         \(milliseconds(sorted[sorted.count - 1])) ms")
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
