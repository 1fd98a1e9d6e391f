import Assessment
import PlanarGeometry
import TableFiles
import Wording

/// What the first picture of a page needs.
extension RunRecord {
  /// The block `core`.
  ///
  /// - Parameters:
  ///   - kind: of what the page tells, such as `assess`.
  ///   - words: of the page's own, by key.
  /// - Complexity: O(vertices + communities · types).
  func pageCore(kind: String, words: [(key: String, text: String)], grid: PageGrid) -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.member("format", 1)
    json.member("kind", kind)
    appendHead(to: &json)
    appendTypes(to: &json)
    json.key("words")
    json.beginObject()
    for (key, text) in words { json.member(key, text) }
    json.endObject()
    appendColors(to: &json)
    appendCoreTables(to: &json)
    json.key("map")
    appendMap(grid, to: &json)
    json.endObject()
    return json.bytes
  }

  private func appendHead(to json: inout JSONWriter) {
    json.member("language", language.rawValue)
    json.member("title", title)
    json.member("city", city.name)
    json.strings("notes", notes + [offNetworkLine].compactMap(\.self) + leftOutLines)
    json.member("disclaimer", IndexTexts.disclaimer[language])
    json.member("isSynthetic", city.isSynthetic)
    json.member("isIncomplete", isPartial)
    json.member("isOnFoot", isOnFoot)
    json.member("countsPeople", result.options.measure == .population)
    json.member("threshold", result.threshold, decimals: 9)
    json.member("uncertainty", uncertainRadii)
    json.key("circles")
    json.beginArray()
    for circle in standard.circles {
      json.beginObject()
      json.member("minutes", circle.minutes)
      json.member("name", circle.name[language])
      json.member("answers", circle.answers.rawValue)
      json.endObject()
    }
    json.endArray()
  }

  private var uncertainRadii: String {
    StandardTexts.uncertainRadii(standard.uncertainRadii, of: standard.types.count)[language]
  }

  private func appendTypes(to json: inout JSONWriter) {
    json.key("types")
    json.beginArray()
    for position in result.types.indices { append(type: position, to: &json) }
    json.endArray()
  }

  private func append(type position: Int, to json: inout JSONWriter) {
    let type = result.types[position]
    let category = standard.categories.first { $0.id == type.category }
    json.beginObject()
    json.member("id", type.id)
    json.member("name", type.name[language])
    json.member("category", type.category ?? "")
    json.member("categoryName", category?.name[language] ?? "")
    json.member("circle", type.circle)
    json.member("radius", result.radii[position], decimals: 3)
    json.member("required", type.required)
    json.member("core", type.core)
    json.member("serves", type.serves.rawValue)
    json.member("group", type.group.rawValue)
    json.member("groupName", StandardTexts.groups[type.group.rawValue]?[language] ?? "")
    json.member("range", range(ofType: position))
    json.member("source", type.source?.text ?? "")
    json.member("certainty", type.source?.certainty.rawValue ?? "")
    let certainty = type.source.map { StandardTexts.certainty($0.certainty.rawValue)[language] }
    json.member("certaintyWord", certainty ?? "")
    json.member("agency", agency(of: type)?[language] ?? "")
    json.member("measure", result.measures[position].rawValue)
    json.member("facilities", result.facilityCounts[position])
    json.endObject()
  }

  private func appendColors(to json: inout JSONWriter) {
    json.key("colors")
    json.beginObject()
    for (name, color) in [
      ("unknown", MapColors.unknown), ("water", MapColors.water), ("street", MapColors.street),
      ("border", MapColors.border), ("facility", MapColors.facility),
    ] {
      json.member(name, "#" + color.hex)
    }
    json.key("verdicts")
    json.beginObject()
    for verdict in Verdict.allCases {
      json.member(verdict.rawValue, "#" + MapColors.color(of: verdict).hex)
    }
    json.endObject()
    json.key("shares")
    json.beginArray()
    for share in MapColors.shareClasses(threshold: result.threshold) {
      json.beginObject()
      json.member("from", share.from, decimals: 9)
      json.member("color", "#" + share.color.hex)
      json.endObject()
    }
    json.endArray()
    json.strings("figures", MapColors.figureClasses.map { "#" + $0.hex })
    json.endObject()
  }

  private func appendCoreTables(to json: inout JSONWriter) {
    let dictionary = ColumnDictionary()
    json.key("tables")
    json.beginObject()
    let tables = [
      (file: "communities.csv", bytes: communityTable()), ("streets.csv", streetTable()),
      ("districts.csv", districtTable()), ("types.csv", typeTable()),
    ]
    json.append(tables: tables, explainedBy: dictionary)
    json.endObject()
  }

  private func appendMap(_ grid: PageGrid, to json: inout JSONWriter) {
    json.beginObject()
    json.member("unit", PageGrid.unit, decimals: 3)
    json.key("origin")
    json.beginArray()
    json.number(grid.origin.x, decimals: 3)
    json.number(grid.origin.y, decimals: 3)
    json.endArray()
    json.key("communities")
    json.beginArray()
    for community in city.communities { json.lines(grid.rings(of: community.region)) }
    json.endArray()
    json.endObject()
  }
}

extension String {
  /// The name of a file up to its first dot.
  var withoutExtension: String { String(prefix { $0 != "." }) }
}
