import CityData
import Examination
import FacilityLocation
import PlanarGeometry
import Projection
import Reporting
import Siting

/// What a model answers for one type in a city.
struct SiteAnswer {
  var choice: SitingAnswer
  /// Communities that the cheapest fix cannot bring to met, by position.
  var unfixable: [Int] = []
  /// Communities that newly meet the objective, by position.
  var met: [Int] = []
}

extension CitySitingRecord {
  /// The record of one type.
  init(
    _ question: SiteQuestion, _ siting: CitySiting, _ answer: SiteAnswer, _ command: SiteCommand,
    _ language: Language
  ) throws(ProjectionError) {
    let (sites, problem) = (answer.choice.sites, siting.problem)
    let isCenter = command.model == .pcenter
    let covered = problem.covered(
      afterEachOf: sites, radius: isCenter ? answer.choice.objective : siting.limit)
    let chosen = sites.map { (siting.candidates[$0], siting.type) }
    let proposals = try question.proposals(chosen)
    let unreachable = problem.unreachable(
      radius: isCenter ? .greatestFiniteMagnitude : siting.limit
    ).count { problem.weights[$0] > 0 }
    var record = SitingRecord(
      model: command.model.rawValue, radius: siting.radius, count: command.count,
      isExact: command.exact,
      sites: sites.indices.map { number in
        var site = SitingRecord.Site(
          proposals[number], gain: answer.choice.gains[number], covered: covered[number])
        site.limits = answer.choice.limits(of: number, in: problem)
        return site
      }, objective: answer.choice.objective, bound: answer.choice.bound, gap: answer.choice.gap,
      isProven: answer.choice.isProven, isTimeOver: answer.choice.isTimeOver,
      iterations: answer.choice.iterations, nodes: answer.choice.nodes,
      demandCount: problem.weights.count, candidateCount: siting.candidates.count,
      pairCount: problem.pairs.pairCount, weight: problem.weights.reduce(0, +),
      unreachable: unreachable, inputs: question.inputs, assumed: question.assumed,
      problems: question.problems + question.excluded([siting], language)
        + question.unfixable(answer, siting, language),
      language: language)
    record.listsUnreachable = false
    record.notes = question.notes(siting, answer, command, language)
    self.init(siting: record, proposals: proposals)
  }

  /// The record of a plan.
  init(
    _ question: SiteQuestion, _ sitings: [CitySiting], _ plan: SitePlan, _ built: [PlannedFacility],
    _ command: SiteCommand, _ language: Language
  ) throws(ProjectionError) {
    let proposals = try question.proposals(built.map { ($0.site, $0.type) })
    let weight = sitings.reduce(0) { $0 + $1.problem.weights.reduce(0, +) * $1.type.weight }
    var covered = sitings.reduce(0) { sum, siting in
      sum + siting.type.weight
        * zip(siting.problem.openDistances, siting.problem.weights).reduce(0) {
          $1.0 <= siting.limit ? $0 + $1.1 : $0
        }
    }
    let sites = zip(proposals, plan.steps).map { proposal, step in
      covered += step.gain
      var site = SitingRecord.Site(proposal, gain: step.gain, covered: covered)
      site.label = "  \(proposal.type.name[language])"
      return site
    }
    var record = SitingRecord(
      model: "plan", radius: nil, count: nil, isExact: command.exact, sites: sites,
      objective: plan.answer.objective, bound: plan.answer.bound, gap: plan.answer.gap,
      isProven: plan.answer.isProven, isTimeOver: plan.answer.isTimeOver,
      iterations: plan.answer.iterations, nodes: plan.answer.nodes,
      demandCount: sitings.reduce(0) { $0 + $1.problem.weights.count },
      candidateCount: question.candidates.count,
      pairCount: sitings.reduce(0) { $0 + $1.problem.pairs.pairCount }, weight: weight,
      unreachable: 0, inputs: question.inputs, assumed: question.assumed,
      problems: question.problems + question.excluded(sitings, language), language: language)
    record.notes = sitings.map { question.distanceNote($0, language) }
    record.notes += sitings.flatMap { question.exclusionNotes($0, language) }
    if built.isEmpty { record.notes.append(Self.nothingAffordable[language]) }
    self.init(
      siting: record, proposals: proposals, steps: built,
      circles: question.standard.circles.map(\.minutes))
  }
}

extension SitingRecord.Site {
  /// The owner and the way of acquisition stand beside it on the terminal.
  fileprivate init(_ proposal: CitySitingRecord.Proposal, gain: Double, covered: Double) {
    self.init(
      id: proposal.site.id, place: (proposal.place.longitude, proposal.place.latitude), gain: gain,
      covered: covered)
    let register = [proposal.site.name, proposal.site.owner, proposal.site.acquisition]
    label = register.compactMap(\.self).map { "  \($0)" }.joined()
  }
}

extension SiteQuestion {
  fileprivate func proposals(
    _ chosen: [(CandidateSite, FacilityType)]
  ) throws(ProjectionError) -> [CitySitingRecord.Proposal] {
    let transform = try CoordinateTransform(from: .wgs84, to: input.local)
    let places = transform.toSource(chosen.map { $0.0.position })
    return zip(chosen, places).map { chosen, place in
      CitySitingRecord.Proposal(
        site: chosen.0, type: chosen.1,
        place: GeographicPoint(longitude: place.x, latitude: place.y))
    }
  }

  /// Communities that no choice of the candidates brings to met.
  fileprivate func unfixable(
    _ answer: SiteAnswer, _ siting: CitySiting, _ language: Language
  ) -> [InputProblem] {
    let message = InputMessage.unfixable(siting.type.name)
    return answer.unfixable.map { community in
      InputProblem(
        severity: .warning, district: input.city.communities[community].district, file: "",
        feature: input.city.communities[community].id, problem: message.problem[language],
        action: .kept, fix: message.fix[language])
    }
  }

  /// Straight distances are never worded as walks.
  fileprivate func distanceNote(_ siting: CitySiting, _ language: Language) -> String {
    let name = siting.type.name[language]
    let metres = siting.radius.rounded().formattedMetres
    guard options.metric == .straight else {
      return LocalizedText(
        zh: "\(name):步行路网 \(metres) 米", en: "\(name): \(metres) m on the network")[language]
    }
    return LocalizedText(
      zh: "\(name):服务半径口径,直线 \(metres) 米,未核验路网",
      en: "\(name): straight \(metres) m, walks not checked")[language]
  }

  fileprivate func notes(
    _ siting: CitySiting, _ answer: SiteAnswer, _ command: SiteCommand, _ language: Language
  ) -> [String] {
    let isCenter = command.model == .pcenter
    var notes = isCenter ? [] : [distanceNote(siting, language)]
    notes += exclusionNotes(siting, language)
    func say(_ zh: String, _ en: String) { notes.append(language == .zh ? zh : en) }
    if isCenter {
      let way =
        options.metric == .network
        ? LocalizedText(zh: "步行路网", en: "on the network")
        : LocalizedText(zh: "直线,未核验路网", en: "straight, walks not checked")
      say(
        "目标值为最远距离(米,\(way.zh));“覆盖”指该距离以内",
        "The objective is the worst distance in metres (\(way.en)); covered: within it")
    }
    if command.radius != nil {
      say(
        "whatif 按标准的服务半径核算 scenario.yaml,而非 --radius",
        "whatif works scenario.yaml out with the radius of the standard, not that of --radius")
    }
    if answer.choice.sites.isEmpty && command.choice.budget != nil {
      notes.append(CitySitingRecord.nothingAffordable[language])
    }
    if command.model == .fix && !answer.unfixable.isEmpty {
      say(
        "候选点无法使其达标的社区:\(answer.unfixable.count) 个(见 problems.csv)",
        "Communities that no candidates bring to met: \(answer.unfixable.count) (see problems.csv)")
    }
    if command.choice.objective != .people {
      say("新达标社区:\(answer.met.count) 个", "Communities that newly meet it: \(answer.met.count)")
    }
    return notes
  }
}

extension Double {
  fileprivate var formattedMetres: String { fixedText(decimals: 0) }
}

extension CitySitingRecord {
  fileprivate static let nothingAffordable = LocalizedText(
    zh: "预算内没有能增加覆盖的候选点", en: "No candidate within the budget adds anything")
}

extension InputMessage {
  fileprivate static func unfixable(_ type: LocalizedText) -> InputMessage {
    InputMessage(
      problem: LocalizedText(
        zh: "候选点全部建成,\(type.zh)仍不达标",
        en: "does not meet \(type.en) even with all candidates"),
      fix: LocalizedText(zh: "请在附近增加候选点", en: "add candidates near it"))
  }
}
