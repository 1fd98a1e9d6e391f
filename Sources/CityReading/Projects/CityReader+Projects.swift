import Assessment
import PlanarGeometry
import RunFiles
import Wording

/// The register of idle premises and the project pool.
extension CityReader {
  /// Adds what the study names of them, and finished projects as facilities.
  func addShortfallInputs(to input: inout CityInput) throws(InputError) {
    guard study.projects != nil || registerLimits != nil else { return }
    var register: CandidateInput?
    if let source = study.candidates {
      register = try CandidateReader(source, language: language, limits: registerLimits ?? [])
        .read(for: input)
    }
    if registerLimits != nil, let register {
      input.candidates = register.sites
      input.add(
        register.problems, from: register.inputs, assumed: register.assumed, alerts: register.alerts
      )
      input.leftOut += register.leftOut
    }
    if let source = study.projects {
      var reader = ProjectReader(source, asOf: study.asOf, language: language)
      reader.readsOtherCommunities = study.margin != nil
      let read = try reader.read(for: input, premises: register?.sites ?? [])
      input.add(read.problems, from: read.inputs, assumed: read.assumed, alerts: read.alerts)
      let own = Set(input.city.communities.map(\.id))
      input.city.projects = ProjectList(
        projects: read.projects.projects.filter { own.contains($0.community) })
      var builder = FinishedProjects(input.city.facilities)
      for project in read.projects.projects where project.isFinished { builder.add(project) }
      input.city.facilities = builder.table
      input.problems += builder.problems(language)
    }
    input.problems = InputProblem.sorted(input.problems, byFiles: input.inputs.map(\.path))
  }
}

extension CityInput {
  fileprivate mutating func add(
    _ problems: [InputProblem], from inputs: [InputFile], assumed: [String],
    alerts: [LocalizedText]
  ) {
    self.problems += problems
    for input in inputs where !self.inputs.contains(where: { $0.path == input.path }) {
      self.inputs.append(input)
    }
    self.assumed += assumed
    self.alerts += alerts
  }
}

/// Enters finished projects among the facilities.
struct FinishedProjects {
  private(set) var table: FacilityTable
  private var ids: Set<String>
  private var found: [(project: Project, message: InputMessage, severity: InputProblem.Severity)] =
    []
  private var added: [Project] = []

  /// A facility of the same type no farther away in metres is the project itself, which the facility files have by
  /// now. Own definition (D).
  static let sameSite = 30.0

  init(_ table: FacilityTable) {
    self.table = table
    ids = Set(table.ids)
  }

  /// Complexity: O(entrances).
  mutating func add(_ project: Project) {
    guard let place = project.position else {
      found.append((project, .finishedWithoutPlace, .warning))
      return
    }
    if let facility = facility(ofType: project.type, at: place) {
      found.append((project, .finishedAlready(table.ids[facility]), .info))
      return
    }
    var id = "project:\(project.id)"
    while !ids.insert(id).inserted { id += "#2" }
    table.append(
      Facility(
        id: id, entrances: [place],
        services: [
          FacilityService(
            type: Int32(truncatingIfNeeded: project.type),
            floorArea: project.floorArea.flatMap { $0 > 0 ? $0 : nil })
        ], origin: project.origin))
    added.append(project)
  }

  private func facility(ofType type: Int, at place: PlanarPoint) -> Int? {
    (0..<table.count).first { facility in
      table.services[table.serviceRange(of: facility)].contains { Int($0.type) == type }
        && (table.entrances[table.entranceRange(of: facility)].contains {
          $0.squaredDistance(to: place) <= Self.sameSite * Self.sameSite
        } || table.regions[Int32(truncatingIfNeeded: facility)]?.contains(place) ?? false)
    }
  }

  func problems(_ language: Language) -> [InputProblem] {
    var problems = found.map { project, message, severity in
      problem(of: project, message, severity, in: language)
    }
    if let first = added.first {
      problems.append(
        InputProblem(
          .info, .assumed, file: first.origin?.file, says: .finishedCounted(added.count),
          in: language))
    }
    return problems
  }

  private func problem(
    of project: Project, _ message: InputMessage, _ severity: InputProblem.Severity,
    in language: Language
  ) -> InputProblem {
    var problem = InputProblem(
      severity, .kept, file: project.origin?.file, feature: project.id, says: message, in: language)
    problem.row = project.origin?.row
    return problem
  }
}
