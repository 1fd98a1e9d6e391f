import CityReading
import RunFiles
import Wording

/// What a cut prints at its end.
struct CutReport {
  private let cut: StudyCut
  private let side: Double
  private let out: String

  private static let shownNames = 6

  init(of cut: StudyCut, side: Double, out: String) {
    (self.cut, self.side, self.out) = (cut, side, out)
  }

  func text(in language: Language) -> String {
    lines.map { $0[language].printable + "\n" }.joined()
  }

  private var lines: [LocalizedText] {
    head + warnings + notes + [PartTexts.next("\(out)/cities.csv")]
  }

  private var head: [LocalizedText] {
    [
      PartTexts.counts(
        communities: cut.parts.reduce(0) { $0 + $1.communities }, parts: cut.parts.count,
        side: side, system: cut.workingCRS),
      PartTexts.halo(
        cut.halo, radius: cut.radius, snapLimit: cut.snapLimit, network: cut.networkMargin),
    ]
  }

  private var warnings: [LocalizedText] {
    var lines: [LocalizedText] = []
    if cut.halo < cut.neededHalo {
      lines.append(PartTexts.smallHalo(cut.halo, needed: cut.neededHalo))
    }
    if let warning = cut.scaleWarning { lines.append(PartTexts.warning(warning)) }
    if cut.withoutID > 0 { lines.append(PartTexts.withoutID(cut.withoutID)) }
    lines += cut.leftOut.map { PartTexts.leftOut($0.file, rows: $0.rows, first: $0.first) }
    return lines
      + cut.lacking.map {
        PartTexts.lacking($0.layer, names: names($0.parts), count: $0.parts.count)
      }
  }

  private var notes: [LocalizedText] {
    var lines = cut.beyond.map { PartTexts.beyond($0.file, rows: $0.rows) }
    if !cut.whole.isEmpty { lines.append(PartTexts.whole(cut.whole.joined(separator: ", "))) }
    if !cut.large.isEmpty {
      lines.append(PartTexts.large(names(cut.large), count: cut.large.count))
    }
    if !cut.statesIndexBasis { lines.append(PartTexts.ownIndexBasis) }
    return lines
  }

  private func names(_ all: [String]) -> LocalizedText {
    let shown = LocalizedText(all.prefix(Self.shownNames).joined(separator: ", "))
    let more = all.count - Self.shownNames
    return more > 0 ? shown + PartTexts.more(more) : shown
  }
}
