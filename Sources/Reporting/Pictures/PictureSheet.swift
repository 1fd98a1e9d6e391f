import PlanarGeometry

/// The size of a picture and of its letters.
struct PictureLayout: Sendable {
  var width: Double
  var height: Double
  /// Height of the usual letters; all distances are multiples of it.
  var em: Double
  /// Whether title and remarks are drawn; otherwise they stand in the text around the picture.
  var hasFrame: Bool

  /// For slides of 16 : 9.
  static let slide = PictureLayout(width: 1600, height: 900, em: 18, hasFrame: true)
  /// As wide as the text of an A4 page, two on each.
  static let page = PictureLayout(width: 453, height: 262, em: 7.2, hasFrame: false)
}

/// A picture with its title and remarks, and the places left for what it shows and for what explains that.
struct PictureSheet {
  let layout: PictureLayout
  private(set) var content: PlanarBox
  /// Room for legends, to the right.
  private(set) var side: PlanarBox
  var picture: Picture

  private static let sideEms = 17.0

  /// - Parameters:
  ///   - subtitles: below the title, a line each.
  ///   - remarks: at the foot.
  init(_ layout: PictureLayout, title: String, subtitles: [String], remarks: [String]) {
    self.layout = layout
    picture = Picture(
      width: layout.width, height: layout.height, title: title, remarks: subtitles + remarks)
    let margin = layout.hasFrame ? 2 * layout.em : 0
    content = PlanarBox(
      minX: margin, minY: margin, maxX: layout.width - margin, maxY: layout.height - margin)
    side = content
    if layout.hasFrame {
      drawHead(title, subtitles)
      drawFoot(remarks)
    }
    side = content
    side.minX = content.maxX - Self.sideEms * layout.em
    content.maxX = side.minX - 1.5 * layout.em
  }

  private var lineEms: Double { content.width / layout.em }

  private mutating func drawHead(_ title: String, _ subtitles: [String]) {
    let em = layout.em
    var y = content.minY + 1.1 * em
    for line in title.wrapped(toEms: lineEms / 1.75).prefix(2) {
      add(line, at: PlanarPoint(x: content.minX, y: y), ems: 1.7, isBold: true)
      y += 1.9 * em
    }
    for line in subtitles.flatMap({ $0.wrapped(toEms: lineEms / 1.05) }).prefix(3) {
      add(line, at: PlanarPoint(x: content.minX, y: y), ems: 1, color: .paleInk)
      y += 1.45 * em
    }
    content.minY = y
  }

  private mutating func drawFoot(_ remarks: [String]) {
    let em = layout.em
    let lines = remarks.flatMap { $0.wrapped(toEms: lineEms / 0.8) }.prefix(6)
    var y = content.maxY - 1.1 * em * Double(lines.count - 1)
    content.maxY = y - 2 * em
    for line in lines {
      add(line, at: PlanarPoint(x: content.minX, y: y), ems: 0.78, color: .paleInk)
      y += 1.1 * em
    }
  }

  /// Adds words. `ems` is their height in usual letters.
  mutating func add(
    _ text: String, at position: PlanarPoint, ems: Double = 1,
    anchor: Picture.Anchor = .start, color: PictureColor = .ink, isBold: Bool = false,
    hasHalo: Bool = false
  ) {
    picture.add(
      Picture.Label(
        text: text, position: position, size: ems * layout.em, anchor: anchor, color: color,
        isBold: isBold, hasHalo: hasHalo))
  }
}

/// What colours and signs of a picture mean, from the top of its side downwards.
struct PictureLegend {
  /// Where the next entry begins.
  private(set) var y: Double

  init(in sheet: PictureSheet) { y = sheet.side.minY }

  /// What an entry shows beside its words.
  enum Sign {
    case area(PictureColor)
    case dot(PictureColor)
    case line(PictureColor, width: Double)
  }

  mutating func addHeading(_ text: String, to sheet: inout PictureSheet) {
    let em = sheet.layout.em
    for line in text.wrapped(toEms: sheet.side.width / em / 1.1) {
      y += 1.3 * em
      sheet.add(line, at: PlanarPoint(x: sheet.side.minX, y: y), isBold: true)
    }
    y += 0.5 * em
  }

  mutating func add(_ sign: Sign, _ text: String, to sheet: inout PictureSheet) {
    let em = sheet.layout.em
    draw(sign, to: &sheet)
    for line in text.wrapped(toEms: (sheet.side.width / em - 2.6) / 0.95) {
      y += 1.3 * em
      sheet.add(line, at: PlanarPoint(x: sheet.side.minX + 2.4 * em, y: y), ems: 0.92)
    }
    y += 0.25 * em
  }

  mutating func addSpace(ems: Double, of sheet: PictureSheet) { y += ems * sheet.layout.em }

  private func draw(_ sign: Sign, to sheet: inout PictureSheet) {
    let (em, x) = (sheet.layout.em, sheet.side.minX)
    let middle = PlanarPoint(x: x + 0.9 * em, y: y + 0.95 * em)
    switch sign {
    case .area(let color):
      let box = PlanarBox(
        minX: x, minY: middle.y - 0.5 * em, maxX: x + 1.8 * em, maxY: middle.y + 0.5 * em)
      sheet.picture.add(box, fill: color)
    case .dot(let color):
      sheet.picture.add(.dots([middle], radius: 0.3 * em, color: color))
    case .line(let color, let width):
      let step = PlanarPoint(x: 0.9 * em, y: 0)
      sheet.picture.addLine(middle - step, middle + step, color: color, width: width)
    }
  }
}

extension Picture.Shape {
  /// Small round marks.
  static func dots(_ centers: [PlanarPoint], radius: Double, color: PictureColor) -> Self {
    Self(
      paths: centers.map { center in roundCorners.map { center + $0 * radius } }, isClosed: true,
      fill: color, stroke: .paper, lineWidth: radius / 4)
  }

  /// Of an octagon in the circle of radius 1.
  private static let roundCorners: [PlanarPoint] = {
    let (long, short) = (0.92388, 0.38268)
    return [
      (long, short), (short, long), (-short, long), (-long, short), (-long, -short),
      (-short, -long), (short, -long), (long, -short),
    ].map { PlanarPoint(x: $0.0, y: $0.1) }
  }()
}
