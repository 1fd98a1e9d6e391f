import PlanarGeometry

/// A chart being drawn in the content of a sheet: an axis, bars and marks.
struct ChartDrawing {
  var sheet: PictureSheet
  /// Where figures are drawn, without the room for names at its left.
  let plot: PlanarBox
  /// Figure at the right end; at the left is 0.
  private let most: Double
  /// Columns of narrow characters that names may take.
  let nameColumns: Int

  /// - Parameters:
  ///   - nameEms: room for names at the left, `endEms` for figures at the right.
  ///   - most: greater than 0.
  init(_ sheet: PictureSheet, nameEms: Double, endEms: Double, most: Double) {
    self.sheet = sheet
    self.most = most > 0 && most.isFinite ? most : 1
    nameColumns = Int(nameEms * 1.85)
    let em = sheet.layout.em
    plot = PlanarBox(
      minX: sheet.content.minX + nameEms * em, minY: sheet.content.minY + 1.6 * em,
      maxX: sheet.content.maxX - endEms * em, maxY: sheet.content.maxY - 1.8 * em)
  }

  var em: Double { sheet.layout.em }

  func x(_ figure: Double) -> Double {
    plot.minX + plot.width * min(max(figure / most, 0), 1)
  }

  /// Draws light lines at figures with their words below.
  mutating func drawAxis(at figures: [Double], words: (Double) -> String) {
    for figure in figures {
      let x = x(figure)
      sheet.picture.addLine(
        PlanarPoint(x: x, y: plot.minY), PlanarPoint(x: x, y: plot.maxY), color: .hairline,
        width: 0.05 * em)
      sheet.add(
        words(figure), at: PlanarPoint(x: x, y: plot.maxY + 1.2 * em), ems: 0.8, anchor: .middle,
        color: .paleInk)
    }
  }

  /// The middle of a row, and the height that it may take.
  func row(_ number: Int, of count: Int) -> (middle: Double, height: Double) {
    let height = plot.height / Double(max(count, 1))
    return (plot.minY + (Double(number) + 0.5) * height, min(height, 2.4 * em))
  }

  /// Height of the letters in rows, in usual ones: smaller where there are many.
  func rowEms(_ count: Int) -> Double { min(0.9, row(0, of: count).height / em * 0.72) }

  mutating func addName(_ text: String, row number: Int, of count: Int) {
    let ems = rowEms(count)
    sheet.add(
      text,
      at: PlanarPoint(x: plot.minX - 0.7 * em, y: row(number, of: count).middle + 0.35 * ems * em),
      ems: ems, anchor: .end)
  }

  mutating func addFigure(
    _ text: String, x: Double, row number: Int, of count: Int, anchor: Picture.Anchor = .start
  ) {
    let ems = rowEms(count)
    sheet.add(
      text, at: PlanarPoint(x: x, y: row(number, of: count).middle + 0.35 * ems * em), ems: ems,
      anchor: anchor)
  }
}
