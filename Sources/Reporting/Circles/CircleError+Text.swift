package import CircleDrawing
package import Wording

extension CircleError {
  /// Why circles cannot be drawn or changed, for people.
  ///
  /// - Parameters: ids of the units and circles that there are, of which the nearest is named.
  package func text(units: [String], circles: [String]) -> LocalizedText {
    switch self {
    case .countOutOfBounds(let count, let bounds):
      CircleTexts.countOutOfBounds(count, byPeople: bounds.byPeople, proven: bounds.proven)
    case .nobody: CircleTexts.nobodyLives
    case .missingNames(let area): CircleTexts.missingNames(within: area)
    case .unknownAtom(let id): CircleTexts.unknownAtom(id, nearest: id.nearest(among: units))
    case .unknownCircle(let id): CircleTexts.unknownCircle(id, nearest: id.nearest(among: circles))
    case .tooFewAtoms(let id, let parts): CircleTexts.tooFewAtoms(id, parts: parts)
    }
  }
}
