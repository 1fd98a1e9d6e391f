import Assessment
import CircleDrawing
import PlanarGeometry
import TableFiles
import Wording

/// A circle that a planner's change touches, before and after it.
struct EditedCircle {
  let id: String
  /// nil: there is none of the id.
  let before: Figures?
  let after: Figures?

  /// What is told of it on either side.
  struct Figures {
    var circle: DrawnCircle
    /// m².
    var area: Double
    /// nil where nothing was examined.
    var verdict: CircleVerdict?
    /// Ids of the types that it misses; empty where nothing was examined.
    var missedTypes: [String] = []

    init(_ circles: JudgedCircles, at number: Int) {
      circle = circles.drawn.circles[circles.positions[number]]
      area = circles.city.communities[number].region.area
      verdict = circles.verdicts?.circles[number]
      if let verdicts = circles.verdicts {
        missedTypes = verdicts.circles[number].missed.map { verdicts.types[$0].id }
      }
    }

    var missed: [String] { circle.missed.map(\.rule.rawValue) }
  }

  enum Change: String { case better, worse, same }

  /// Whether it is better: more of the verdict, else fewer rules missed, else a shorter mean walk. A circle that is new
  /// or gone is neither.
  var change: Change {
    guard let before, let after else { return .same }
    let pairs = [
      (Self.rank(before), Self.rank(after)),
      (Double(after.missed.count), Double(before.missed.count)),
      (after.circle.meanWalk ?? 0, before.circle.meanWalk ?? 0),
    ]
    guard let pair = pairs.first(where: { abs($0.0 - $0.1) > Self.least }) else { return .same }
    return pair.1 > pair.0 ? .better : .worse
  }

  /// Less is no change: half a decimetre of walk.
  private static let least = 0.05

  private static func rank(_ figures: Figures) -> Double {
    switch figures.verdict?.meets {
    case .yes?: 2
    case .undecided?: 1
    case .no?, nil: 0
    }
  }
}

extension CirclesRecord {
  /// Circles that changes touch, in ascending order of id; empty without changes.
  var editedCircles: [EditedCircle] {
    guard let before else { return [] }
    func figures(_ circles: JudgedCircles) -> [String: EditedCircle.Figures] {
      let all = circles.positions.indices.map { EditedCircle.Figures(circles, at: $0) }
      return Dictionary(all.map { ($0.circle.id, $0) }, uniquingKeysWith: { first, _ in first })
    }
    let (old, new) = (figures(before), figures(circles))
    let ids = Set(old.keys).union(addedCircles(before))
    return ids.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map {
      EditedCircle(id: $0, before: old[$0], after: new[$0])
    }
  }

  /// Ids of circles to which units of the touched ones belong now.
  private func addedCircles(_ before: JudgedCircles) -> [String] {
    let atoms = before.positions.flatMap { before.drawn.circles[$0].atoms }
    return atoms.map { drawn.circles[Int(drawn.circleOfAtom[$0])].id }
  }

  /// `edits.csv`: the circles that changes touch, before and after.
  public func editTable() -> [UInt8] {
    let names = [
      "population", "area_m2", "walk_mean_m", "walk_worst_m", "share_within", "missed_rules",
      "types_met", "types", "meets",
    ]
    return table(
      columns: ["circle_id"] + names.flatMap { ["\($0)_before", "\($0)_after"] },
      rows: editedCircles.map { edited in
        let pairs = zip(figures(edited.before), figures(edited.after))
        return [.text(edited.id)] + pairs.flatMap { [$0, $1] }
      })
  }

  private func figures(_ side: EditedCircle.Figures?) -> [CommunityFigure] {
    [
      .number(side?.circle.people, decimals: 3), .number(side?.area, decimals: 3),
      .number(side?.circle.meanWalk, decimals: 3), .number(side?.circle.worstWalk, decimals: 3),
      .number(side?.circle.shareWithin?.clampedToShare, decimals: 9),
      .text(side?.missed.joined(separator: ";")), .integer(side?.verdict?.met),
      .integer(side?.verdict?.required), .text(side?.verdict?.meets?.rawValue),
    ]
  }
}
