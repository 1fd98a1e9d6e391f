import Assessment
import CircleDrawing
import CityReading
import GEOSBridge
import Reporting
import Wording

/// The steps of a run that draws circles: units, centres, circles that exist, the drawing.
struct CircleDrawingRun {
  let question: CirclesQuestion
  let kept: KeptCircles?
  /// The circles as they were drawn, or given.
  let drawn: DrawnCircles
  private let language: Language

  /// Makes the units, reads what is known of circles already, and draws.
  ///
  /// - Throws: `InputError`, `GEOSError`, and `CommandFailure` where circles cannot be drawn.
  init(
    _ read: inout CirclesInput, _ command: CirclesCommand, frame: CommandRun,
    watch: inout StepWatch
  ) async throws {
    language = frame.language
    let threads = command.common.chosenThreads
    let (atoms, units) = try await CircleUnits(read, frame, threads: threads).made()
    watch.step("units")
    let sites = try CentreSites(read.circles.centres).read(for: &read, in: language)
    let given = command.circles.examine.map { LayerSource(argument: $0) }
    let existing = try (given ?? read.circles.keep).map {
      try Self.existing($0, of: atoms, &read, in: frame.language)
    }
    let options = try read.options(threads: threads)
    drawn = try await CommandFailure.ofCircles(atoms, in: language) {
      () async throws(CircleError) in
      if given != nil, let existing {
        return try await DrawnCircles.examine(atoms, existing, sites: sites, options: options) {
          frame.progress.tell(CircleTexts.drawing, 0.3 + 0.5 * $0)
        }
      }
      return try await DrawnCircles.draw(atoms, sites: sites, kept: existing, options: options) {
        frame.progress.tell(CircleTexts.drawing, 0.3 + 0.5 * $0)
      }
    }
    watch.step("draw")
    kept = existing
    question = read.question(units, isGiven: given != nil)
  }

  /// Circles that exist already, by their units or as areas.
  private static func existing(
    _ source: LayerSource, of atoms: AtomLayer, _ read: inout CirclesInput, in language: Language
  ) throws -> KeptCircles {
    let found = try KeptCircleReader(source, language: language)
      .read(atoms: atoms.city.communities.map(\.id), local: read.input.local)
    read.take(problems: found.problems, inputs: found.inputs, assumed: found.assumed)
    switch found.content {
    case .circlesOfAtoms(let circles): return KeptCircles(circlesOfAtoms: circles)
    case .regions(let regions): return try KeptCircles(layer: regions, of: atoms)
    }
  }

  /// The circles after a planner's changes.
  func applying(_ edits: [CircleEdit]) async throws(CommandFailure) -> DrawnCircles {
    guard !edits.isEmpty else { return drawn }
    let drawn = drawn
    return try await CommandFailure.ofCircles(
      drawn.atoms, circles: drawn.circles.map(\.id), in: language
    ) { () async throws(CircleError) in
      try await drawn.applying(edits)
    }
  }
}

extension CommandFailure {
  /// Runs `body` and gives the errors of drawing the form of the command.
  ///
  /// - Parameter circles: ids of those that there are.
  static func ofCircles(
    _ atoms: AtomLayer, circles: [String] = [], in language: Language,
    _ body: () async throws(CircleError) -> DrawnCircles
  ) async throws(CommandFailure) -> DrawnCircles {
    do throws(CircleError) {
      return try await body()
    } catch {
      let text = error.text(units: atoms.city.communities.map(\.id), circles: circles)
      throw CommandFailure(status: error.status, line: text[language])
    }
  }
}

extension CircleError {
  /// 2 where other flags are the remedy, 3 where other data are.
  fileprivate var status: Int32 {
    switch self {
    case .countOutOfBounds, .unknownAtom, .unknownCircle, .tooFewAtoms: 2
    case .nobody, .missingNames: 3
    }
  }
}
