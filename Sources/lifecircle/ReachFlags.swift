public import ArgumentParser
public import Assessment

/// How reach is drawn, where `--format` asks for it.
struct ReachFlags: ParsableArguments {
  @Option(
    help: """
      Whose reach --format reach draws: type (all facilities of a type together) or facility (each alone; a \
      large city has thousands, so name --types).
      """)
  var reachOf = ReachSubject.type

  @Option(
    help:
      "Metres between a curve and the lines that --format reach draws for it, at most; 0.01 to 100."
  )
  var reachTolerance = ReachAreas.usualTolerance

  private static let tolerances = 0.01...100.0

  func validate() throws {
    try StudyFlags.check("--reach-tolerance", reachTolerance, in: Self.tolerances)
  }
}

extension ReachSubject: ExpressibleByArgument {}
