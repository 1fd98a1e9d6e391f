import PlanarGeometry
import TableFiles
import Wording

/// A scenario as a page sends it. It becomes the text of a scenario file, and that text is what is answered and
/// what is saved, so that `whatif` says the same of the file.
struct ScenarioDraft: Equatable, Sendable {
  var additions: [Entry] = []
  var removed: [String] = []
  var moves: [Entry] = []
  var resizes: [Entry] = []

  /// More are refused; each costs a search.
  static let mostChanges = 500

  var count: Int { additions.count + removed.count + moves.count + resizes.count }

  /// A facility that changes.
  struct Entry: Equatable, Sendable {
    var id: String
    var name: String?
    var types: [String] = []
    var place: DraftPlace?
    /// Keys of the file and their numbers, in their order.
    var numbers: [(key: String, value: Double)] = []

    static func == (a: Entry, b: Entry) -> Bool {
      (a.id, a.name, a.types, a.place) == (b.id, b.name, b.types, b.place)
        && a.numbers.elementsEqual(b.numbers) { $0 == $1 }
    }
  }
}

/// Where a page says that something is.
enum DraftPlace: Equatable, Sendable {
  /// Longitude and latitude, WGS 84.
  case degrees(x: Double, y: Double)
  /// Metres of the study's local system, as the page's map has them.
  case local(PlanarPoint)
}

extension ScenarioDraft {
  /// - Throws: all that is wrong with its form; what is wrong with its contents the city tells.
  init(_ json: JSONValue?) throws(RequestRefusal) {
    var form = DraftForm()
    let members = form.members(
      json, "scenario", known: ["add", "remove", "move", "resize", "name"])
    additions = form.list(members["add"], "add").map { form.addition($0, $1) }
    removed = form.list(members["remove"], "remove").map { form.text($0, $1) ?? "" }
    moves = form.list(members["move"], "move").map { form.move($0, $1) }
    resizes = form.list(members["resize"], "resize").map { form.resize($0, $1) }
    if count > Self.mostChanges { form.problems = [MapTexts.tooManyChanges(Self.mostChanges)] }
    try form.finish()
  }

  /// The scenario as a file has it.
  ///
  /// - Parameter degrees: longitude and latitude of a local place.
  func text(name: String, degrees: (PlanarPoint) -> (longitude: Double, latitude: Double))
    -> String
  {
    var text = "scenario: 1\nname: \(name.quoted)\ncrs: EPSG:4326\n"
    text += Self.block("add", additions.map { Self.flow($0, placeKey: "at", degrees) })
    text += Self.block("remove", removed.map(\.quoted))
    text += Self.block("move", moves.map { Self.flow($0, placeKey: "to", degrees) })
    text += Self.block("resize", resizes.map { Self.flow($0, placeKey: "to", degrees) })
    return text
  }

  private static func block(_ key: String, _ items: [String]) -> String {
    guard !items.isEmpty else { return "" }
    return "\(key):\n" + items.map { "  - \($0)\n" }.joined()
  }

  private static func flow(
    _ entry: Entry, placeKey: String, _ degrees: (PlanarPoint) -> (Double, Double)
  ) -> String {
    var parts = ["id: \(entry.id.quoted)"]
    if let name = entry.name { parts.append("name: \(name.quoted)") }
    if entry.types.count == 1 { parts.append("type: \(entry.types[0].quoted)") }
    if entry.types.count > 1 {
      parts.append("types: [\(entry.types.map(\.quoted).joined(separator: ", "))]")
    }
    if let place = entry.place {
      let (x, y) =
        switch place {
        case .degrees(let x, let y): (x, y)
        case .local(let point): degrees(point)
        }
      parts.append("\(placeKey): [\(x.written(decimals: 9)), \(y.written(decimals: 9))]")
    }
    for (key, value) in entry.numbers { parts.append("\(key): \(value.written(decimals: 6))") }
    return "{\(parts.joined(separator: ", "))}"
  }
}

extension Double {
  /// As YAML reads it; what no decimal shows is written so that the reader refuses it.
  fileprivate func written(decimals: Int) -> String {
    abs(self) < 1e15 ? fixedText(decimals: decimals, trimmed: true) : "\(self)"
  }
}

extension String {
  /// In double quotes, as JSON and YAML both read it.
  fileprivate var quoted: String {
    var json = JSONWriter()
    json.string(self)
    return String(decoding: json.bytes, as: UTF8.self)
  }
}
