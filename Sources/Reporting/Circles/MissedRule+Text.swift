import CircleDrawing
import Wording

extension CircleRule {
  var text: LocalizedText { CircleTexts.rule(rawValue) }
}

extension MissedRule {
  /// Why, for people.
  fileprivate var text: LocalizedText {
    switch reason {
    case .allWhoLiveThere(let people): CircleTexts.allWhoLiveThere(people.wholeText)
    case .atomsTooCoarse: CircleTexts.atomsTooCoarse
    case .oneAtom(let people): CircleTexts.oneAtom(people.wholeText)
    case .noneFound: CircleTexts.noneFound
    case .island(let people): CircleTexts.island(people.wholeText)
    case .withoutStreet(let people): CircleTexts.withoutStreet(people.wholeText)
    case .beyondRadius(let share): CircleTexts.beyondRadius(share.percentText)
    case .acrossBarrier(let people): CircleTexts.acrossBarrier(people.wholeText)
    case .otherArea(let people): CircleTexts.otherArea(people.wholeText)
    case .edited: CircleTexts.edited
    }
  }

  /// What the reason is called without its numbers.
  var kind: String {
    switch reason {
    case .allWhoLiveThere: "allWhoLiveThere"
    case .atomsTooCoarse: "atomsTooCoarse"
    case .oneAtom: "oneAtom"
    case .noneFound: "noneFound"
    case .island: "island"
    case .withoutStreet: "withoutStreet"
    case .beyondRadius: "beyondRadius"
    case .acrossBarrier: "acrossBarrier"
    case .otherArea: "otherArea"
    case .edited: "edited"
    }
  }

  /// People whom it concerns in a circle, by which the worst is told.
  func people(of circle: DrawnCircle, band: PeopleBand) -> Double {
    switch reason {
    case .island(let people), .withoutStreet(let people), .acrossBarrier(let people),
      .otherArea(let people):
      people
    case .beyondRadius(let share): share * circle.people
    case .allWhoLiveThere, .atomsTooCoarse, .oneAtom, .noneFound, .edited:
      max(band.least - circle.people, circle.people - band.most, 0)
    }
  }
}

extension CirclesRecord {
  /// Why a rule is missed, for people. Circles that were given are so, and nobody has changed them.
  func reason(of missed: MissedRule) -> LocalizedText {
    missed.reason == .edited && question.isGiven && question.edits.isEmpty
      ? CircleTexts.givenSo : missed.text
  }
}

extension Double {
  /// Without decimals.
  var wholeText: String { fixedText(decimals: 0) }
}
