import RunFiles
import TableFiles
import Wording

/// `summary.json` of a batch.
extension BatchRecord {
  /// - Parameter tables: names of the national tables that were written.
  func summary(tables: [String], in language: Language) -> [UInt8] {
    var json = JSONWriter(indented: true)
    json.beginObject()
    json.key("batch")
    json.boolean(true)
    json.key("version")
    json.string(request.version)
    json.key("incomplete")
    json.boolean(isIncomplete)
    appendMissing(in: language, to: &json)
    appendManifest(to: &json)
    json.key("arguments")
    json.append(request.words)
    appendCounts(to: &json)
    json.key("tables")
    json.append(tables)
    json.key("peak_memory_bytes")
    json.integer(peakMemory)
    json.key("timing")
    json.beginObject()
    json.key("total")
    json.number(seconds, decimals: 6)
    json.endObject()
    json.endObject()
    json.lineBreak()
    return json.bytes
  }

  private func appendMissing(in language: Language, to json: inout JSONWriter) {
    json.key("missing")
    json.beginArray()
    for outcome in failed {
      json.beginObject()
      json.key("city")
      json.string(outcome.study.city)
      json.key("row")
      json.integer(outcome.study.row)
      json.key("reason")
      json.string(outcome.failure?[language])
      json.endObject()
    }
    json.endArray()
  }

  private func appendManifest(to json: inout JSONWriter) {
    json.key("manifest")
    json.beginObject()
    json.key("path")
    json.string(manifest.file.path)
    json.key("sha256")
    json.string(manifest.file.sha256)
    json.endObject()
  }

  private func appendCounts(to json: inout JSONWriter) {
    let figures = done.compactMap(\.figures)
    let counts = [
      ("cities", outcomes.count), ("done", done.count), ("failed", failed.count),
      ("skipped", outcomes.count(where: \.isKept)),
      ("communities", figures.reduce(0) { $0 + $1.communities }),
      ("facilities", figures.reduce(0) { $0 + $1.facilities }),
    ]
    for (name, count) in counts {
      json.key(name)
      json.integer(count)
    }
    for name in Set(figures.flatMap(\.meeting.keys)).sorted() {
      json.key(name)
      json.integer(figures.reduce(0) { $0 + ($1.meeting[name] ?? 0) })
    }
    json.key("incomplete_cities")
    json.append(done.filter { $0.figures?.isIncomplete ?? false }.map(\.study.city))
  }
}

extension JSONWriter {
  fileprivate mutating func append(_ texts: [String]) {
    beginArray()
    for text in texts { string(text) }
    endArray()
  }
}
