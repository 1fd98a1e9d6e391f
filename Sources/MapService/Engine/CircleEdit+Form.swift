import CircleDrawing
import TableFiles
import Wording

/// What a page changes of circles: `{"edits": [{"move": {"atom", "circle"}}, {"merge": [ids]},
/// {"split": {"circle", "into"}}]}`.
struct CircleEditWish: Sendable {
  /// In the order in which they are made.
  let edits: [CircleEdit]

  init(_ json: JSONValue) throws(RequestRefusal) {
    var form = DraftForm()
    let members = form.members(json, "body", known: ["edits"])
    edits = form.list(members["edits"], "edits").compactMap { form.circleEdit($0, $1) }
    try form.finish()
  }
}

extension DraftForm {
  private static let parts = 2...1000

  /// nil where it has another form.
  fileprivate mutating func circleEdit(_ json: JSONValue, _ place: String) -> CircleEdit? {
    let members = members(json, place, known: ["move", "merge", "split"])
    guard members.count == 1, let (kind, what) = members.first else {
      problems.append(MapTexts.notA(MapTexts.circleEdit, place))
      return nil
    }
    switch kind {
    case "move": return moving(what, "\(place).move")
    case "merge": return merging(what, "\(place).merge")
    default: return splitting(what, "\(place).split")
    }
  }

  private mutating func moving(_ json: JSONValue, _ place: String) -> CircleEdit? {
    let members = members(json, place, known: ["atom", "circle"])
    guard let atom = text(members["atom"], "\(place).atom"),
      let circle = text(members["circle"], "\(place).circle")
    else { return nil }
    return .move(atom: atom, circle: circle)
  }

  private mutating func merging(_ json: JSONValue, _ place: String) -> CircleEdit? {
    let ids = list(json, place).compactMap { text($0, $1) }
    guard ids.count > 1, Set(ids).count == ids.count else {
      problems.append(MapTexts.notA(MapTexts.twoCircles, place))
      return nil
    }
    return .merge(ids)
  }

  private mutating func splitting(_ json: JSONValue, _ place: String) -> CircleEdit? {
    let members = members(json, place, known: ["circle", "into"])
    guard let circle = text(members["circle"], "\(place).circle"),
      let parts = wholeNumber(members["into"], "\(place).into", in: Self.parts)
    else { return nil }
    return .split(circle, into: parts)
  }
}
