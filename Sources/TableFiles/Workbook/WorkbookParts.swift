import RunFiles
import Wording

/// The parts of a workbook, found by their relationships, and what holds for all its sheets.
///
/// Source: ECMA-376 part 1 (transitional and strict) and part 2 (packages).
struct WorkbookParts {
  struct Sheet {
    var name: String
    var part: String
    var isHidden: Bool
  }

  /// Sheets of cells, in the order of the workbook.
  private(set) var sheets: [Sheet] = []
  private(set) var stringsPart: String?
  private var formats = NumberFormats()
  private var countsFrom1904 = false
  private let archive: ZipArchive
  private let file: String

  /// Bytes of a part, unpacked. A sheet of a million rows and ten columns has about half as many.
  static let largestPart = 1 << 30

  init(_ archive: ZipArchive, file: String) throws(InputError) {
    (self.archive, self.file) = (archive, file)
    let main = try mainPart()
    guard !main.lowercased().hasSuffix(".bin") else {
      throw .data(file: file, row: nil, .binaryWorkbook)
    }
    let related = try relationships(of: main)
    stringsPart = related.first { $0.type == "sharedStrings" }?.target
    try readWorkbook(main, related)
    if let styles = related.first(where: { $0.type == "styles" }), archive.contains(styles.target) {
      var scanner = try scanner(styles.target)
      formats = try NumberFormats(&scanner)
    }
  }

  private mutating func readWorkbook(
    _ main: String, _ related: [Relationship]
  ) throws(InputError) {
    var scanner = try scanner(main)
    let worksheets = Dictionary(
      related.filter { $0.type == "worksheet" }.map { ($0.id, $0.target) }
    ) { first, _ in first }
    while let tag = try scanner.next() {
      guard tag == .start else { continue }
      if scanner.isNamed("workbookPr") {
        countsFrom1904 = ["1", "true"].contains(scanner.attribute("date1904"))
      } else if scanner.isNamed("sheet"), let id = scanner.attribute("id"),
        let part = worksheets[id]
      {
        let state = scanner.attribute("state")
        sheets.append(
          Sheet(
            name: scanner.attribute("name") ?? "", part: part,
            isHidden: state == "hidden" || state == "veryHidden"))
      }
    }
  }

  // MARK: - Parts

  func scanner(_ part: String) throws(InputError) -> PartScanner {
    let bytes = try archive.unpack(part, atMost: Self.largestPart)
    return PartScanner(utf8(bytes), file: file, part: part)
  }

  /// The beginning of a part, for a look at it.
  func scanner(_ part: String, upTo count: Int) throws(InputError) -> PartScanner {
    let bytes = try archive.beginning(of: part, count)
    return PartScanner(utf8(bytes), file: file, part: part)
  }

  /// Parts may be in UTF-16.
  private func utf8(_ bytes: [UInt8]) -> [UInt8] {
    let isLittle = bytes.starts(with: [0xFF, 0xFE])
    guard isLittle || bytes.starts(with: [0xFE, 0xFF]) else { return bytes }
    let text = TextEncoding(isLittle ? "UTF-16LE" : "UTF-16BE")?.decode(bytes[...])
    return text?.bytes ?? bytes
  }

  private struct Relationship {
    var id: String
    /// The last word of its type, which transitional and strict files have in common.
    var type: String
    var target: String
  }

  private func mainPart() throws(InputError) -> String {
    let related = try relationships(of: "")
    let main = related.first { $0.type == "officeDocument" && archive.contains($0.target) }
    return main?.target ?? "xl/workbook.xml"
  }

  private func relationships(of part: String) throws(InputError) -> [Relationship] {
    let (folder, name) = Self.split(part)
    let path = folder + "_rels/" + name + ".rels"
    guard archive.contains(path) else { return [] }
    var scanner = try scanner(path)
    var result: [Relationship] = []
    while let tag = try scanner.next() {
      guard tag == .start, scanner.isNamed("Relationship"),
        let target = scanner.attribute("Target"), let type = scanner.attribute("Type")
      else { continue }
      result.append(
        Relationship(
          id: scanner.attribute("Id") ?? "", type: String(type.split(separator: "/").last ?? ""),
          target: Self.resolved(target, in: folder)))
    }
    return result
  }

  private static func split(_ part: String) -> (folder: String, name: String) {
    guard let slash = part.lastIndex(of: "/") else { return ("", part) }
    return (String(part[...slash]), String(part[part.index(after: slash)...]))
  }

  /// A target from the root of the package, without `.` and `..`.
  private static func resolved(_ target: String, in folder: String) -> String {
    let path = target.hasPrefix("/") ? target : folder + target
    let steps = path.split(separator: "/").reduce(into: [Substring]()) { steps, step in
      if step == ".." { _ = steps.popLast() } else if step != "." { steps.append(step) }
    }
    return steps.joined(separator: "/")
  }

  // MARK: - Values

  /// The date that a number stands for in a cell of a style; nil where it is a number.
  func date(_ number: Double, style: Int) -> String? {
    switch formats.kind(ofStyle: style) {
    case .number: nil
    case .date: SerialDate.text(number, countsFrom1904: countsFrom1904)
    case .duration: SerialDate.duration(number)
    }
  }

  /// Complexity: O(bytes of the part).
  func strings() throws(InputError) -> (places: SharedStrings, bytes: [UInt8]) {
    guard let stringsPart, archive.contains(stringsPart) else { return (SharedStrings(), []) }
    var bytes: [UInt8] = []
    var scanner = try scanner(stringsPart)
    let strings = try SharedStrings(&scanner, into: &bytes)
    return (strings, bytes)
  }
}
