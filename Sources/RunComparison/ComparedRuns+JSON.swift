import TableFiles
public import Wording

extension ComparedRuns {
  /// `comparison.json`.
  public func json(in language: Language) -> [UInt8] {
    var json = JSONWriter(indented: true)
    json.beginObject()
    json.member("compared_version", after.summary.version)
    json.append("run_a", before, index: cityIndex.before, met: verdictsMet.before)
    json.append("run_b", after, index: cityIndex.after, met: verdictsMet.after)
    json.member("index_basis", indexBasis)
    json.key("index_note")
    json.string(IndexTexts.disclaimer[language])
    json.key("worse")
    json.boolean(isWorse)
    appendRows(to: &json)
    appendFacilities(to: &json)
    appendCommunities(to: &json)
    json.member("exchanged", exchanged.map(\.rawValue))
    json.key("changed_inputs")
    json.strings(changedLayers.map { $0.map(\.rawValue) })
    appendProgramme(to: &json)
    json.endObject()
    json.lineBreak()
    return json.bytes
  }

  private func appendRows(to json: inout JSONWriter) {
    for (name, rows) in [("changed", rows), ("won", won), ("lost", lost)] {
      json.key(name)
      json.beginObject()
      json.member("rows", rows.count)
      json.member("undecidable", rows.count { $0.cause.isUndecidable })
      json.key("causes")
      json.beginObject()
      for (cause, count) in counts(rows) { json.member(cause.rawValue, count) }
      json.endObject()
      json.endObject()
    }
  }

  private func appendFacilities(to json: inout JSONWriter) {
    json.key("since")
    json.string(since?.description)
    json.key("facility_changes")
    guard let facilityChanges else { return json.null() }
    json.beginObject()
    for kind in FacilityChange.Kind.allCases {
      let own = facilityChanges.filter { $0.kind == kind }
      json.key(kind.rawValue)
      json.beginObject()
      json.member("told", own.count { !$0.isUndecidable })
      json.member("undecidable", own.count(where: \.isUndecidable))
      json.endObject()
    }
    json.endObject()
  }

  private func appendCommunities(to json: inout JSONWriter) {
    json.key("communities")
    json.beginObject()
    json.member("compared_together", pooledGroups)
    json.member("only_a", onlyBefore)
    json.member("only_b", onlyAfter)
    json.member("unknown_codes_a", unknownCodes.before)
    json.member("unknown_codes_b", unknownCodes.after)
    json.endObject()
  }

  private func append(_ name: String, _ rows: [ProgrammeRow], to json: inout JSONWriter) {
    json.key(name)
    json.beginArray()
    for row in rows {
      json.beginObject()
      json.member("status", row.name)
      json.member("a", row.before)
      json.member("b", row.after)
      json.endObject()
    }
    json.endArray()
  }

  private func appendProgramme(to json: inout JSONWriter) {
    append("programme", programme, to: &json)
    append("projects", projects, to: &json)
    json.key("targets")
    json.beginArray()
    for target in targets {
      json.beginObject()
      json.member("year", target.year)
      json.member("needed", target.needed)
      json.key("a")
      json.integer(target.before)
      json.key("b")
      json.integer(target.after)
      json.endObject()
    }
    json.endArray()
  }
}

extension JSONWriter {
  fileprivate mutating func member(_ name: String, _ value: String) {
    key(name)
    string(value)
  }

  fileprivate mutating func member(_ name: String, _ value: Int) {
    key(name)
    integer(value)
  }

  fileprivate mutating func member(_ name: String, _ values: [String]) {
    key(name)
    strings(values)
  }

  fileprivate mutating func strings(_ values: [String]?) {
    guard let values else { return null() }
    beginArray()
    for value in values { string(value) }
    endArray()
  }

  fileprivate mutating func append(_ name: String, _ run: RunResults, index: Double?, met: Int) {
    key(name)
    beginObject()
    member("folder", run.folder)
    member("version", run.summary.version)
    key("synthetic")
    boolean(run.summary.isSynthetic)
    key("incomplete")
    boolean(run.summary.isIncomplete)
    member("communities", run.communities.count)
    member("verdicts_met", met)
    for circle in run.summary.circles { member(circle.name, circle.count) }
    key("exam_index")
    number(index, decimals: 4)
    endObject()
  }
}
