import Wording

/// The text of a Word document being written: headings, paragraphs, tables and drawings.
struct WordBody {
  struct Heading {
    var level: Int
    var text: String
    var anchor: String
  }

  private(set) var xml = ""
  private(set) var headings: [Heading] = []
  private var nextID = 1
  private let language: Language

  init(language: Language) { self.language = language }

  /// - Parameter level: 1…3.
  mutating func addHeading(_ text: String, level: Int, startsPage: Bool = false) {
    let id = headings.count + 1
    let anchor = "_Toc\(id)"
    headings.append(Heading(level: level, text: text, anchor: anchor))
    xml += #"<w:p><w:pPr><w:pStyle w:val="Heading\#(level)"/>"#
    xml += startsPage ? "<w:pageBreakBefore/></w:pPr>" : "</w:pPr>"
    xml += #"<w:bookmarkStart w:id="\#(id)" w:name="\#(anchor)"/>"# + Self.run(text)
    xml += #"<w:bookmarkEnd w:id="\#(id)"/></w:p>"#
  }

  /// Styles of paragraphs that the document has.
  enum Style: String {
    case normal = "Normal"
    case title = "Title"
    case subtitle = "Subtitle"
    case caption = "Caption"
    case note = "Note"
  }

  mutating func addParagraph(_ text: String, style: Style = .normal) {
    xml += Self.paragraph(text, style: style.rawValue)
  }

  mutating func addPageBreak() { xml += #"<w:p><w:r><w:br w:type="page"/></w:r></w:p>"# }

  /// Adds a picture with its title and remarks below.
  mutating func addPicture(_ picture: Picture) {
    let drawing = WordDrawing.run(of: picture, firstID: nextID, language: language)
    nextID = drawing.nextID
    xml +=
      #"<w:p><w:pPr><w:keepNext/><w:spacing w:before="120" w:after="60"/><w:jc w:val="center"/></w:pPr>"#
    xml += drawing.xml + "</w:p>"
    addParagraph(picture.title, style: .caption)
    let remarks = picture.remarks.joined(separator: " · ")
    if !remarks.isEmpty { addParagraph(remarks, style: .note) }
  }

  static func paragraph(_ text: String, style: String) -> String {
    #"<w:p><w:pPr><w:pStyle w:val="\#(style)"/></w:pPr>"# + run(text) + "</w:p>"
  }

  static func run(_ text: String) -> String {
    #"<w:r><w:t xml:space="preserve">"# + XMLText.escaped(text) + "</w:t></w:r>"
  }
}

/// A table of texts.
struct WordTable {
  struct Column {
    var head: String
    /// Relative to the others.
    var width: Double
    var isNumber: Bool

    init(_ head: String, _ width: Double, isNumber: Bool = false) {
      self.head = head
      self.width = width
      self.isNumber = isNumber
    }
  }

  var columns: [Column]
  /// As many cells as columns.
  var rows: [[String]] = []
}

extension WordBody {
  /// Width of the text of an A4 page in twentieths of a point.
  private static let pageWidth = 9070.0

  /// Adds a table whose head is repeated on every page. Without rows nothing is added.
  ///
  /// Complexity: O(cells).
  mutating func addTable(_ table: WordTable) {
    guard !table.rows.isEmpty else { return }
    let whole = table.columns.reduce(0) { $0 + $1.width }
    let widths = table.columns.map { Int(Self.pageWidth * $0.width / max(whole, 1e-9)) }
    xml +=
      #"<w:tbl><w:tblPr><w:tblStyle w:val="Figures"/><w:tblW w:w="\#(widths.reduce(0, +))" w:type="dxa"/>"#
    xml += #"<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>"#
    for width in widths { xml += #"<w:gridCol w:w="\#(width)"/>"# }
    xml += "</w:tblGrid>"
    addRow(table.columns.map(\.head), of: table, widths, isHead: true)
    for row in table.rows { addRow(row, of: table, widths, isHead: false) }
    xml += "</w:tbl>" + #"<w:p><w:pPr><w:spacing w:before="0" w:after="60"/></w:pPr></w:p>"#
  }

  private mutating func addRow(
    _ cells: [String], of table: WordTable, _ widths: [Int], isHead: Bool
  ) {
    xml += "<w:tr><w:trPr><w:cantSplit/>" + (isHead ? "<w:tblHeader/>" : "") + "</w:trPr>"
    for (number, column) in table.columns.enumerated() {
      let text = number < cells.count ? cells[number] : ""
      xml += #"<w:tc><w:tcPr><w:tcW w:w="\#(widths[number])" w:type="dxa"/>"#
      if isHead { xml += #"<w:shd w:val="clear" w:color="auto" w:fill="E3E8EC"/>"# }
      xml += #"</w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/>"#
      if column.isNumber { xml += #"<w:jc w:val="right"/>"# }
      xml += "</w:pPr>" + (isHead ? Self.boldRun(text) : Self.run(text)) + "</w:p></w:tc>"
    }
    xml += "</w:tr>"
  }

  private static func boldRun(_ text: String) -> String {
    #"<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">"# + XMLText.escaped(text)
      + "</w:t></w:r>"
  }
}
