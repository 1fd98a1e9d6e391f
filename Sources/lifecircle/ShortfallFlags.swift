import ArgumentParser
import Assessment
import CityReading

/// What is known of ways to close gaps.
struct ShortfallFlags: ParsableArguments {
  @Option(help: "Register of idle premises, from which gaps get a candidate.")
  var candidates: String?

  @Option(help: "Coordinate system of the candidates.")
  var candidatesCRS: String?

  @Option(help: "The shortfall project pool, as plan writes it; finished projects are facilities.")
  var projects: String?

  @Option(
    help: "Day on which projects are looked at, as 2027-06-30; the clock is never read.",
    transform: ShortfallFlags.day)
  var asOf: CalendarDay?

  static func day(_ text: String) throws -> CalendarDay {
    guard let day = CalendarDay(text) else {
      throw ValidationError("--as-of '\(text)' is no date; write it as 2027-06-30")
    }
    return day
  }

  func replace(in study: inout Study) {
    if let candidates {
      let source = LayerSource(argument: candidates)
      if study.candidates?.source.isSame(as: source) != true {
        study.candidates = CandidateSource(source: source)
      }
    }
    if let candidatesCRS { study.candidates?.source.crs = candidatesCRS }
    if let projects { study.projects.replacePath(projects) }
    study.asOf = asOf ?? study.asOf
  }
}
