import Assessment
import CircleDrawing
import Wording

/// What a planner's changes do, circle by circle.
extension CirclesReport {
  private static let listedEdits = 8

  var editLines: [String] {
    guard let before = record.before else { return [] }
    let edited = record.editedCircles
    let shown = edited.prefix(Self.listedEdits)
    let table = TerminalTable(
      rows: [CircleTexts.heads.map { $0[language] }] + shown.map(row),
      numberColumns: [1, 2, 3, 4])
    let more = edited.count - shown.count
    return [CircleTexts.edits(record.question.edits.count, circles: edited.count)[language]]
      + table.lines + (more > 0 ? [CircleTexts.moreCircles(more)[language]] : [])
      + [sides(of: edited), city(before.drawn.objective, record.drawn.objective)]
  }

  /// Who is better and who is worse off, side by side.
  private func sides(of edited: [EditedCircle]) -> String {
    func names(_ change: EditedCircle.Change) -> String {
      let ids = edited.filter { $0.change == change }.map(\.id.printable)
      return ids.isEmpty
        ? CircleTexts.nobody[language]
        : ids.joined(separator: LocalizedText.comma[language]).cut(to: 70)
    }
    return (CircleTexts.better(names(.better)) + .semicolon + CircleTexts.worse(names(.worse)))[
      language]
  }

  private func city(_ before: Double, _ after: Double) -> String {
    CircleTexts.wholeCity(before: before.wholeText, after: after.wholeText)[language]
  }

  private func row(_ edited: EditedCircle) -> [String] {
    func pair(_ figure: (EditedCircle.Figures) -> String?) -> String {
      [edited.before, edited.after].map { $0.flatMap(figure) ?? "–" }.joined(separator: " → ")
    }
    return [
      "  " + edited.id.printable.cut(to: 24), pair { $0.circle.people.wholeText },
      pair { ($0.area / 10_000).fixedText(decimals: 1) }, pair { $0.circle.meanWalk?.wholeText },
      pair { $0.circle.shareWithin?.percentText },
      pair { figures in
        figures.circle.missed.isEmpty
          ? nil : figures.circle.missed.map { $0.rule.text[language] }.joined(separator: "+")
      },
      pair { $0.verdict.map { "\($0.met)/\($0.required)" } },
      pair { $0.verdict?.meets.map { CircleTexts.meets($0.rawValue)[language] } },
    ]
  }
}
