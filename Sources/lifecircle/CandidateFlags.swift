import ArgumentParser
import CitySiting
import FacilityLocation

/// Where facilities may stand and what counts.
struct CandidateFlags: ParsableArguments {
  @Option(help: "Candidate sites: a register of idle premises, points or plots.")
  var candidates: String?

  @Option(help: "Coordinate system of the candidates.")
  var candidatesCRS: String?

  @Option(
    help:
      "Candidates without a file: cells (their middles) or nodes of the network. (default: cells)")
  var generate: GeneratedCandidates?

  @Option(
    help: "Side of the cells with one candidate each in metres, 10 to 10000. (default: 300)")
  var candidateCell: Double?

  @Option(help: "Sum of the candidates' costs at most; each costs 1 where none is known.")
  var budget: Double?

  @Option(
    help: """
      What mclp counts: people newly covered, communities that newly meet the type, or circles that \
      newly are met with it.
      """)
  var objective = SitingObjective.people

  @Option(help: "By how much each person of 60 and over counts more, 0 to 100.")
  var elderlyWeight = 0.0

  @Option(help: "By how much each child counts more, 0 to 100.")
  var childrenWeight = 0.0

  func validate() throws {
    try StudyFlags.check("--candidate-cell", candidateCell, 10...10000)
    try StudyFlags.check("--elderly-weight", elderlyWeight, 0...100)
    try StudyFlags.check("--children-weight", childrenWeight, 0...100)
    if let budget, !(budget > 0 && budget.isFinite) {
      throw ValidationError("--budget \(budget) is not a number above 0")
    }
  }

  /// That no flag is given which would do nothing.
  func check() throws(ValidationError) {
    if candidates != nil && (generate != nil || candidateCell != nil) {
      throw ValidationError("--candidates excludes --generate and --candidate-cell")
    }
    if candidates == nil && candidatesCRS != nil && generate != nil {
      throw ValidationError("--candidates-crs needs candidates in a file")
    }
  }

  var equity: CitySiting.Equity {
    CitySiting.Equity(elderly: elderlyWeight, children: childrenWeight)
  }
}

/// The value of `--generate`.
enum GeneratedCandidates: String, ExpressibleByArgument, CaseIterable { case cells, nodes }

/// The value of `--objective`.
enum SitingObjective: String, ExpressibleByArgument, CaseIterable {
  case people, communities, circle
}
