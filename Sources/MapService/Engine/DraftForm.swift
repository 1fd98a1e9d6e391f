import PlanarGeometry
import TableFiles
import Wording

/// Reads what a page sends, member by member, and collects what is wrong with its form.
struct DraftForm {
  var problems: [LocalizedText] = []

  /// - Throws: everything that was wrong so far; a page shows the first lines.
  func finish() throws(RequestRefusal) {
    if !problems.isEmpty { throw RequestRefusal(422, Array(problems.prefix(20))) }
  }

  /// The members of an object, those that are null left out.
  mutating func members(
    _ json: JSONValue?, _ place: String, known: Set<String>
  ) -> [String: JSONValue] {
    guard case .object(let members) = json else {
      problems.append(MapTexts.notA(MapTexts.object, place))
      return [:]
    }
    for member in members where !known.contains(member.name) {
      problems.append(MapTexts.unknownMember(member.name, of: place))
    }
    return Dictionary(
      members.filter { $0.value != .null }.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
  }

  /// The elements of a list, each with its place for messages; none where there is no list.
  mutating func list(_ json: JSONValue?, _ place: String) -> [(JSONValue, String)] {
    guard let json else { return [] }
    guard case .array(let elements) = json else {
      problems.append(MapTexts.notA(MapTexts.list, place))
      return []
    }
    guard elements.count <= ScenarioDraft.mostChanges else {
      problems.append(MapTexts.tooManyChanges(ScenarioDraft.mostChanges))
      return []
    }
    return elements.enumerated().map { ($1, "\(place)[\($0)]") }
  }

  /// A text of one line.
  mutating func text(_ json: JSONValue?, _ place: String) -> String? {
    guard let text = json?.text, (1...200).contains(text.count),
      text.unicodeScalars.allSatisfy(\.isPrintable), !text.allSatisfy(\.isWhitespace)
    else {
      problems.append(MapTexts.notA(MapTexts.text, place))
      return nil
    }
    return text
  }

  mutating func wholeNumber(
    _ json: JSONValue?, _ place: String, in range: ClosedRange<Int>
  ) -> Int? {
    guard let number = json?.integer, range.contains(number) else {
      problems.append(MapTexts.notA(MapTexts.wholeNumber(range), place))
      return nil
    }
    return number
  }

  private mutating func number(_ json: JSONValue, _ place: String) -> Double? {
    if let number = json.number { return number }
    problems.append(MapTexts.notA(MapTexts.number, place))
    return nil
  }

  private mutating func pair(_ json: JSONValue, _ place: String) -> (Double, Double)? {
    let numbers = json.elements.compactMap(\.number)
    guard numbers.count == 2, json.elements.count == 2 else {
      problems.append(MapTexts.notA(MapTexts.pair, place))
      return nil
    }
    return (numbers[0], numbers[1])
  }

  /// A place in degrees under one of some keys or in metres under `xy`.
  mutating func place(
    _ members: [String: JSONValue], _ place: String, keys: [String] = ["at"]
  ) -> DraftPlace? {
    let found = (keys + ["xy"]).filter { members[$0] != nil }
    guard found.count == 1, let json = members[found[0]] else {
      problems.append(MapTexts.notA(MapTexts.place, place))
      return nil
    }
    guard let (x, y) = pair(json, "\(place).\(found[0])") else { return nil }
    return found[0] == "xy" ? .local(PlanarPoint(x: x, y: y)) : .degrees(x: x, y: y)
  }
}

extension DraftForm {
  mutating func addition(_ json: JSONValue, _ place: String) -> ScenarioDraft.Entry {
    let members = members(
      json, place,
      known: ["id", "name", "type", "types", "at", "xy", "floor_area", "capacity", "cost"])
    var entry = entry(members, place, numbers: ["floor_area", "capacity", "cost"])
    if let name = members["name"] { entry.name = text(name, "\(place).name") }
    if let types = members["types"], members["type"] == nil {
      entry.types = list(types, "\(place).types").compactMap { text($0, $1) }
    } else if let type = text(members["type"], "\(place).type") {
      entry.types = [type]
    }
    entry.place = self.place(members, place)
    return entry
  }

  mutating func move(_ json: JSONValue, _ place: String) -> ScenarioDraft.Entry {
    let members = members(json, place, known: ["id", "to", "at", "xy", "cost"])
    var entry = entry(members, place, numbers: ["cost"])
    entry.place = self.place(members, place, keys: ["to", "at"])
    return entry
  }

  mutating func resize(_ json: JSONValue, _ place: String) -> ScenarioDraft.Entry {
    let members = members(json, place, known: ["id", "floor_area", "capacity", "cost"])
    return entry(members, place, numbers: ["floor_area", "capacity", "cost"])
  }

  private mutating func entry(
    _ members: [String: JSONValue], _ place: String, numbers: [String]
  ) -> ScenarioDraft.Entry {
    var entry = ScenarioDraft.Entry(id: text(members["id"], "\(place).id") ?? "")
    for key in numbers {
      guard let json = members[key], let value = number(json, "\(place).\(key)") else { continue }
      entry.numbers.append((key, value))
    }
    return entry
  }
}
