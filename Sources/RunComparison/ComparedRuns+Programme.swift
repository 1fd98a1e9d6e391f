/// The programme (创建/建成/验收), another thing than meeting circles, and the projects in two runs.
extension ComparedRuns {
  /// Communities with a status in each run.
  struct ProgrammeRow {
    var name: String
    var before: Int
    var after: Int
  }

  /// By status, in the order of the later run.
  var programme: [ProgrammeRow] {
    func counts(_ run: RunResults) -> [String: Int] {
      Dictionary(run.summary.programme.map { ($0.name, $0.count) }, uniquingKeysWith: { $1 })
    }
    let (old, new) = (counts(before), counts(after))
    let names =
      after.summary.programme.map(\.name)
      + before.summary.programme.map(\.name).filter { new[$0] == nil }
    return names.map { ProgrammeRow(name: $0, before: old[$0] ?? 0, after: new[$0] ?? 0) }
  }

  /// Projects by status in each run; those without any where a run read none. Empty where both did not.
  var projects: [ProgrammeRow] {
    let (old, new) = (before.summary.projects, after.summary.projects)
    return (new ?? old)?.statuses.map { status in
      func count(_ projects: RunSummary.Projects?) -> Int {
        projects?.statuses.first { $0.name == status.name }?.count ?? 0
      }
      return ProgrammeRow(name: status.name, before: count(old), after: count(new))
    } ?? []
  }

  /// What a year asks for, and what each run has.
  struct TargetRow {
    var year: Int
    /// 0…1 of the communities; nil where a number is asked for.
    var share: Double?
    /// Communities.
    var needed: Int
    var before: Int?
    var after: Int?
  }

  /// The targets of the later run's standard; what the earlier run has is by its own standard.
  var targets: [TargetRow] {
    after.summary.targets.enumerated().compactMap { place, target in
      let shared = target.share.map {
        Int(($0 * Double(after.communities.count) - 1e-9).rounded(.up))
      }
      guard let needed = target.count ?? shared else { return nil }
      let earlier = before.summary.targets
      let same = earlier.indices.contains(place) ? earlier[place] : nil
      return TargetRow(
        year: target.year, share: target.share, needed: needed,
        before: same?.year == target.year ? same?.reached : nil, after: target.reached)
    }
  }
}
