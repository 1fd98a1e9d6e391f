public import Assessment
public import CitySiting
public import FacilityLocation
import PlanarGeometry
public import Projection
public import RunFiles
public import Wording

/// What a model answers for one type in a city.
public struct SiteAnswer: Sendable {
  public var choice: SitingAnswer
  /// Communities that the cheapest fix cannot bring to met, by position.
  public var unfixable: [Int]
  /// Communities that newly meet the objective, by position; nil where people are counted.
  public var met: [Int]?
  /// What each community counts in the objective, by position; nil where each counts 1.
  public var values: [Double]?
  /// What a what-if of the sites finds; nil where the model counts what a what-if counts.
  public var examined: ExaminedSites?
  /// nil where no alternatives were asked for.
  public var plans: Plans?

  /// Plans beside the choice, and how far behind it they may be, 0…1.
  public struct Plans: Sendable {
    public var plans: SitingPlans
    public var share: Double

    public init(_ plans: SitingPlans, share: Double) { (self.plans, self.share) = (plans, share) }
  }

  public init(
    choice: SitingAnswer, unfixable: [Int] = [], met: [Int]? = nil, values: [Double]? = nil
  ) {
    self.choice = choice
    self.unfixable = unfixable
    self.met = met
    self.values = values
  }

  /// Communities that a what-if brings to met and that count.
  fileprivate var metExactly: Int? {
    examined?.newlyMet.count { community in values.map { $0[community] > 0 } ?? true }
  }

  /// Communities that a fix by cells leaves just below the threshold.
  fileprivate var missedExactly: [Int] {
    let known = Set(unfixable)
    return examined?.unmet.filter { !known.contains($0) } ?? []
  }
}

/// What a siting in a city was asked and read.
public struct CitySitingSource: Sendable {
  public var request: SitingRequest
  public var city: City
  /// The metric system of the city's coordinates.
  public var local: LocalSystem
  public var metric: Metric
  /// nil where the candidates were generated.
  public var candidateFile: String?
  public var inputs: [InputFile]
  public var assumed: [String]
  public var problems: [InputProblem]
  /// What every reader of a result must know before the first figure, and rows that were not used.
  public var alerts: [LocalizedText] = []
  public var leftOut: [LeftOutRows] = []

  public init(
    request: SitingRequest, city: City, local: LocalSystem, metric: Metric,
    candidateFile: String?, inputs: [InputFile], assumed: [String], problems: [InputProblem]
  ) {
    (self.request, self.city, self.local, self.metric) = (request, city, local, metric)
    self.candidateFile = candidateFile
    (self.inputs, self.assumed, self.problems) = (inputs, assumed, problems)
  }
}

extension CitySitingRecord {
  /// The record of one type.
  public init(
    _ answer: SiteAnswer, of siting: CitySiteModels, from source: CitySitingSource
  ) throws(ProjectionError) {
    let (choice, problem) = (answer.choice, siting.problem)
    let isCenter = source.request.model == "pcenter"
    let reach = isCenter ? choice.objective : siting.limit
    let byCells = problem.covered(afterEachOf: choice.sites, radius: reach)
    let covered = answer.examined?.coveredAfterEach ?? byCells
    let savesWalks = source.request.model == "pmedian"
    let gains = savesWalks ? choice.gains : answer.examined?.gains ?? choice.gains
    let proposals = try source.proposals(choice.sites.map { (siting.candidates[$0], siting.type) })
    var record = SitingRecord(
      request: source.request,
      size: SitingRecord.Size(
        demand: problem.weights.count, candidates: siting.candidates.count,
        pairs: problem.pairs.pairCount),
      weight: problem.weights.reduce(0, +),
      sites: proposals.indices.map {
        SitingRecord.Site(
          proposals[$0], gain: gains[$0], covered: covered[$0],
          limits: choice.limits(of: $0, in: problem),
          walksSaved: choice.service?.walksSaved?[$0])
      },
      answer: choice, inputs: source.inputs, assumed: source.assumed,
      problems: source.problems + source.excluded([siting]) + source.unfixable(answer, siting.type)
        + source.missed(answer, siting.type)
    )
    record.exact = answer.examined.map {
      SitingRecord.Exact(
        byCells: (byCells.last ?? siting.openCovered) - siting.openCovered, before: $0.before,
        gained: $0.gains.reduce(0, +))
    }
    record.unreachable = problem.unreachable(
      radius: isCenter ? .greatestFiniteMagnitude : savesWalks ? siting.medianLimit : siting.limit
    ).count { problem.weights[$0] > 0 }
    record.service = choice.service.map {
      SitingRecord.Service(served: $0.served, bound: $0.bound, left: $0.left.count)
    }
    record.alternatives = answer.plans.map { siting.alternatives($0, to: choice) }
    record.isInCity = true
    record.request.radius = siting.radius
    record.listsUnreachable = false
    record.notes = source.notes(on: answer, of: siting).map { $0[source.request.language] }
    self.init(siting: record, proposals: proposals)
  }

  /// The record of a plan.
  ///
  /// - Parameters:
  ///   - before: demand within reach of the open facilities of each siting's type.
  ///   - circles: minutes of the standard's circles.
  public init(
    _ plan: SitePlan, built: [PlannedFacility], before: [Double], of sitings: [CitySiteModels],
    circles: [Int], candidates: Int, from source: CitySitingSource
  ) throws(ProjectionError) {
    let proposals = try source.proposals(built.map { ($0.site, $0.type) })
    let exact =
      sitings.contains(where: \.countsCells)
      ? SitingRecord.Exact(plan, built: built, before: before, of: sitings) : nil
    let gains = exact == nil ? plan.steps.map(\.gain) : built.map(\.weightedGain)
    var covered = exact?.before ?? sitings.reduce(0) { $0 + $1.type.weight * $1.openCovered }
    let language = source.request.language
    let sites = zip(proposals, gains).map { proposal, gain in
      covered += gain
      var site = SitingRecord.Site(proposal, gain: gain, covered: covered)
      site.label = "  \(proposal.type.name[language])"
      return site
    }
    var record = SitingRecord(
      request: source.request,
      size: SitingRecord.Size(
        demand: sitings.reduce(0) { $0 + $1.problem.weights.count }, candidates: candidates,
        pairs: sitings.reduce(0) { $0 + $1.problem.pairs.pairCount }),
      weight: sitings.reduce(0) { $0 + $1.problem.weights.reduce(0, +) * $1.type.weight },
      sites: sites, answer: plan.answer, inputs: source.inputs, assumed: source.assumed,
      problems: source.problems + source.excluded(sitings))
    record.exact = exact
    record.isInCity = true
    let notes =
      source.readingNotes + sitings.map(source.distanceNote)
      + sitings.flatMap(source.exclusionNotes)
      + (built.isEmpty ? [SitingTexts.nothingAffordable] : [])
    record.notes = notes.map { $0[language] }
    self.init(siting: record, proposals: proposals, steps: built, circles: circles)
  }
}

extension SitingRecord.Site {
  /// The owner and the way of acquisition stand beside it on the terminal.
  fileprivate init(
    _ proposal: CitySitingRecord.Proposal, gain: Double, covered: Double,
    limits: SitingRecord.Limits? = nil, walksSaved: Double? = nil
  ) {
    self.init(
      id: proposal.site.id, place: (proposal.place.longitude, proposal.place.latitude), gain: gain,
      covered: covered, limits: limits, walksSaved: walksSaved)
    let register = [proposal.site.name, proposal.site.owner, proposal.site.acquisition]
    label = register.compactMap(\.self).map { "  \($0)" }.joined()
    home = proposal.home
  }
}

extension ExaminedSites {
  fileprivate var coveredAfterEach: [Double] {
    var covered = before
    return gains.map { gain in
      covered += gain
      return covered
    }
  }
}

extension PlannedFacility {
  /// As plans weigh the types.
  fileprivate var weightedGain: Double { type.weight * demandGained }
}

extension SitingRecord.Exact {
  /// Of a plan, with the weights of the types.
  fileprivate init(
    _ plan: SitePlan, built: [PlannedFacility], before: [Double], of sitings: [CitySiteModels]
  ) {
    self.init(
      byCells: plan.steps.reduce(0) { $0 + $1.gain },
      before: zip(sitings, before).reduce(0) { $0 + $1.0.type.weight * $1.1 },
      gained: built.reduce(0) { $0 + $1.weightedGain })
  }
}

extension CitySiteModels {
  /// Weight of the demand that open facilities cover.
  fileprivate var openCovered: Double {
    zip(problem.openDistances, problem.weights).reduce(0) { $1.0 <= limit ? $0 + $1.1 : $0 }
  }
}

extension CitySiteModels {
  /// Figures by the places of demand, for land by its cells.
  fileprivate func alternatives(
    _ found: SiteAnswer.Plans, to choice: SitingAnswer
  ) -> SitingRecord.Alternatives {
    let hasCosts = candidates.contains { $0.cost != nil }
    return SitingRecord.Alternatives(found.plans, within: found.share, to: choice) {
      sites, objective, served in
      let gains = gains(of: sites)
      return SitingRecord.Alternative(
        sites: sites.map { candidates[$0].id }, objective: objective,
        covered: served ?? gains.reduce(covered) { $0 + $1.demand },
        elderly: elderly.map { _ in gains.reduce(0) { $0 + ($1.elderly ?? 0) } },
        cost: hasCosts ? sites.reduce(0) { $0 + (candidates[$1].cost ?? 0) } : nil)
    }
  }
}

extension CitySitingSource {
  fileprivate func proposals(
    _ chosen: [(CandidateSite, FacilityType)]
  ) throws(ProjectionError) -> [CitySitingRecord.Proposal] {
    let transform = try CoordinateTransform(from: .wgs84, to: local)
    let points = chosen.map { $0.0.position }
    let places = zip(transform.toGeographic(points), SiteHome.homes(of: points, in: city))
    return zip(chosen, places).map { chosen, place in
      CitySitingRecord.Proposal(
        site: chosen.0, type: chosen.1, place: place.0, home: place.1)
    }
  }

  /// Communities that no choice of the candidates brings to met.
  fileprivate func unfixable(_ answer: SiteAnswer, _ type: FacilityType) -> [InputProblem] {
    answer.unfixable.map { position in
      let community = city.communities[position]
      return InputProblem(
        .warning, .kept, district: community.district, file: "", feature: community.id,
        says: .unfixable(type.name), in: request.language)
    }
  }

  /// Communities that the cells of a fix bring to met and an examination does not.
  fileprivate func missed(_ answer: SiteAnswer, _ type: FacilityType) -> [InputProblem] {
    guard request.model == "fix" else { return [] }
    return answer.missedExactly.map { position in
      let community = city.communities[position]
      return InputProblem(
        .warning, .kept, district: community.district, file: "", feature: community.id,
        says: .missedByCells(type.name), in: request.language)
    }
  }

  /// What a register has that cannot be used; generated candidates need no correction.
  fileprivate func excluded(_ sitings: [CitySiteModels]) -> [InputProblem] {
    guard let candidateFile else { return [] }
    return sitings.flatMap { siting in
      zip(siting.candidates, siting.exclusions).compactMap { site, exclusion in
        exclusion.map {
          InputProblem(
            .warning, .skipped, file: candidateFile, feature: site.id,
            says: $0.message(on: site, for: siting.type.name), in: request.language)
        }
      }
    }
  }
}

// MARK: - Notes

extension CitySitingSource {
  fileprivate func distanceNote(_ siting: CitySiteModels) -> LocalizedText {
    SitingTexts.distance(
      siting.type.name, metres: siting.radius.rounded().fixedText(decimals: 0),
      onFoot: metric == .network)
  }

  fileprivate func exclusionNotes(_ siting: CitySiteModels) -> [LocalizedText] {
    let kinds: [(LocalizedText, (CandidateSite.Exclusion) -> Bool)] = [
      (
        SitingTexts.unsuitable,
        { if case .floorArea = $0 { true } else { $0 == .type } }
      ),
      (SitingTexts.withoutCost, { $0 == .cost }),
      (SitingTexts.outsideStudyArea, { $0 == .outsideStudyArea }),
    ]
    return kinds.compactMap { name, isOfKind in
      let count = siting.exclusions.count { $0.map(isOfKind) ?? false }
      return count > 0 ? SitingTexts.excluded(name, count) : nil
    }
  }

  /// What reading came across.
  fileprivate var readingNotes: [LocalizedText] {
    alerts + RunTexts.leftOut(leftOut, request.language).map { LocalizedText($0) }
  }

  fileprivate func notes(on answer: SiteAnswer, of siting: CitySiteModels) -> [LocalizedText] {
    let isCenter = request.model == "pcenter"
    var notes = readingNotes + (isCenter ? [] : [distanceNote(siting)])
    notes += exclusionNotes(siting)
    if request.model == "pmedian" {
      notes.append(
        SitingTexts.servedWithin(metres: siting.medianLimit.rounded().fixedText(decimals: 0)))
    }
    if isCenter { notes.append(SitingTexts.worstDistance(onFoot: metric == .network)) }
    if candidateFile == nil && request.budget != nil { notes.append(SitingTexts.eachCostsOne) }
    if request.radius != nil { notes.append(SitingTexts.radiusOfStandard) }
    if answer.choice.sites.isEmpty && request.budget != nil {
      notes.append(SitingTexts.nothingAffordable)
    }
    if !answer.unfixable.isEmpty { notes.append(SitingTexts.unfixable(answer.unfixable.count)) }
    if let met = answer.met {
      notes.append(SitingTexts.newlyMeeting(met.count, exactly: answer.metExactly))
    }
    if request.model == "fix", !answer.missedExactly.isEmpty {
      notes.append(SitingTexts.missedByCells(answer.missedExactly.count))
    }
    return notes
  }
}

extension CandidateSite.Exclusion {
  fileprivate func message(on site: CandidateSite, for type: LocalizedText) -> InputMessage {
    switch self {
    case .type: .mayNotHold(type)
    case .floorArea(let least): .tooSmall(area: site.floorArea ?? 0, least: least, for: type)
    case .cost: .withoutCost
    case .outsideStudyArea: .beyondRadius
    }
  }
}
