import PlanarGeometry
import Wording

/// Writes a picture as an SVG file that asks for nothing outside itself.
///
/// Coordinates are written in hundredths, one after the other as steps, so that nothing is rounded twice and borders
/// that two areas share stay shared.
struct SVGWriter {
  private var bytes: [UInt8] = []

  /// The file. Complexity: O(vertices).
  static func bytes(of picture: Picture, language: Language) -> [UInt8] {
    var writer = SVGWriter()
    writer.begin(picture, language: language)
    for run in picture.runs {
      switch run {
      case .label(let label): writer.append(label)
      case .shapes(let shapes, let look): writer.append(shapes, looking: look)
      }
    }
    writer.put("</svg>\n")
    return writer.bytes
  }

  private mutating func begin(_ picture: Picture, language: Language) {
    let (width, height) = (number(picture.width), number(picture.height))
    put(#"<svg xmlns="http://www.w3.org/2000/svg" width="\#(width)" height="\#(height)" "#)
    put(#"viewBox="0 0 \#(width) \#(height)" role="img" aria-labelledby="title desc" "#)
    put(#"xml:lang="\#(language.rawValue)" font-family="\#(Self.fonts(language))">"#)
    put("\n<title id=\"title\">\(XMLText.escaped(picture.title))</title>\n")
    put(#"<desc id="desc">"# + XMLText.escaped(picture.remarks.joined(separator: " · ")))
    put("</desc>\n")
    put(#"<rect width="\#(width)" height="\#(height)" fill="\#(Self.code(.paper))"/>"# + "\n")
  }

  /// Fonts with Chinese characters on all usual systems, those of the language first.
  private static func fonts(_ language: Language) -> String {
    let latin = ["Helvetica Neue", "Arial", "Liberation Sans"]
    let chinese = [
      "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", "SimHei",
      "WenQuanYi Micro Hei",
    ]
    let fonts = language == .zh ? chinese + latin : latin + chinese
    return fonts.map { "'\($0)'" }.joined(separator: ",") + ",sans-serif"
  }

  private static func code(_ color: PictureColor) -> String { "#" + color.hex }

  // MARK: - Shapes

  private mutating func append(_ shapes: [Picture.Shape], looking shape: Picture.Shape) {
    put("<g" + look(of: shape) + ">\n")
    for own in shapes {
      put(#"<path d=""#)
      for path in own.paths { append(path, isClosed: own.isClosed) }
      put(own.title.map { "\"><title>\(XMLText.escaped($0))</title></path>\n" } ?? "\"/>\n")
    }
    put("</g>\n")
  }

  private func look(of shape: Picture.Shape) -> String {
    let fill = shape.fill.map(Self.code) ?? "none"
    let stroke = shape.stroke.map {
      " stroke=\"\(Self.code($0))\" stroke-width=\"\(number(shape.lineWidth))\" stroke-linejoin=\"round\""
        + (shape.isClosed ? "" : " stroke-linecap=\"round\"")
    }
    return " fill=\"\(fill)\"" + (shape.isClosed ? " fill-rule=\"evenodd\"" : "") + (stroke ?? "")
  }

  private mutating func append(_ path: [PlanarPoint], isClosed: Bool) {
    var last = (x: 0, y: 0)
    for (place, point) in path.enumerated() {
      let next = (x: Self.hundredths(point.x), y: Self.hundredths(point.y))
      switch place {
      case 0: put("M")
      case 1: put("l")
      default: break
      }
      append(next.x - last.x, isFirst: place < 2)
      append(next.y - last.y, isFirst: false)
      last = next
    }
    if isClosed { put("z") }
  }

  // MARK: - Words

  private mutating func append(_ label: Picture.Label) {
    put(#"<text x="\#(number(label.position.x))" y="\#(number(label.position.y))" "#)
    put(#"font-size="\#(number(label.size))" fill="\#(Self.code(label.color))""#)
    switch label.anchor {
    case .start: break
    case .middle: put(#" text-anchor="middle""#)
    case .end: put(#" text-anchor="end""#)
    }
    if label.isBold { put(#" font-weight="bold""#) }
    if label.hasHalo {
      put(#" stroke="\#(Self.code(.paper))" stroke-width="\#(number(label.size / 5))""#)
      put(#" stroke-linejoin="round" paint-order="stroke""#)
    }
    put(">\(XMLText.escaped(label.text))</text>\n")
  }

  // MARK: - Numbers

  private mutating func put(_ text: String) { bytes += Array(text.utf8) }

  private func number(_ value: Double) -> String {
    let hundredths = Self.hundredths(value)
    return (Double(hundredths) / 100).fixedText(decimals: 2, trimmed: true)
  }

  /// Numbers far outside of any picture, and those that are none, end at its edge.
  private static func hundredths(_ value: Double) -> Int {
    guard value.isFinite else { return 0 }
    return Int((min(max(value, -1e6), 1e6) * 100).rounded())
  }

  /// Writes a number of hundredths with no more characters than it takes; a minus sign also parts it from the one
  /// before.
  private mutating func append(_ hundredths: Int, isFirst: Bool) {
    if hundredths < 0 {
      put("-")
    } else if !isFirst {
      put(" ")
    }
    let (whole, part) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
    if whole > 0 || part == 0 { put("\(whole)") }
    guard part > 0 else { return }
    put(part.isMultiple(of: 10) ? ".\(part / 10)" : part < 10 ? ".0\(part)" : ".\(part)")
  }
}
