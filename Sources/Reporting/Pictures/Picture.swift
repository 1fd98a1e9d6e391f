import PlanarGeometry

/// A drawing of flat shapes and words, which every kind of picture file is made of.
///
/// Lengths are points of 1/72 inch, x to the right and y downwards from the upper left corner.
struct Picture: Sendable {
  var width: Double
  var height: Double
  /// What it shows, in a line, for those who cannot see it and as its name.
  var title: String
  /// What else must be known of it: of what the figures are shares, notes, sources.
  var remarks: [String] = []
  /// In the order of drawing: later ones lie on earlier ones.
  var marks: [Mark] = []

  enum Mark: Sendable {
    case shape(Shape)
    case label(Label)

    /// nil where it is none.
    fileprivate var shape: Shape? {
      if case .shape(let shape) = self { shape } else { nil }
    }
  }

  /// Areas or lines of one look.
  struct Shape: Sendable {
    /// Rings of areas, filled by even and odd, or lines.
    var paths: [[PlanarPoint]]
    /// Whether each path ends where it begins.
    var isClosed: Bool
    var fill: PictureColor?
    var stroke: PictureColor?
    /// Width of the stroke.
    var lineWidth = 0.5
    /// Of what it is the shape, where it is one thing's.
    var title: String?
  }

  /// A line of words.
  struct Label: Sendable {
    var text: String
    /// On the base line.
    var position: PlanarPoint
    /// Height of the letters.
    var size = 9.0
    var anchor = Anchor.start
    var color = PictureColor.ink
    var isBold = false
    /// Whether a bright rim keeps it readable on whatever lies below.
    var hasHalo = false
  }

  /// Which part of a label stands at its position.
  enum Anchor: Sendable { case start, middle, end }
}

extension Picture {
  mutating func add(_ shape: Shape) { marks.append(.shape(shape)) }

  mutating func add(_ label: Label) { marks.append(.label(label)) }

  /// Adds a rectangle.
  mutating func add(_ box: PlanarBox, fill: PictureColor, title: String? = nil) {
    add(Shape(paths: [box.corners], isClosed: true, fill: fill, title: title))
  }

  /// Adds a straight line.
  mutating func addLine(
    _ a: PlanarPoint, _ b: PlanarPoint, color: PictureColor, width: Double = 0.5
  ) {
    add(Shape(paths: [[a, b]], isClosed: false, stroke: color, lineWidth: width))
  }
}

extension Picture {
  /// A label, or shapes of one look that follow each other.
  enum Run {
    case label(Label)
    case shapes([Shape], look: Shape)
  }

  /// The marks in the order of drawing, so that what looks alike is drawn as one. Complexity: O(marks).
  var runs: [Run] {
    var (runs, rest) = ([Run](), marks[...])
    while let first = rest.first {
      switch first {
      case .label(let label):
        runs.append(.label(label))
        rest = rest.dropFirst()
      case .shape(let look):
        let alike = rest.lazy.map(\.shape).prefix { $0?.looksLike(look) ?? false }.compactMap(
          \.self)
        runs.append(.shapes(Array(alike), look: look))
        rest = rest.dropFirst(alike.count)
      }
    }
    return runs
  }
}

extension Picture.Shape {
  /// Whether both are drawn with the same pens, so that they may be drawn as one.
  func looksLike(_ other: Self) -> Bool {
    isClosed == other.isClosed && fill == other.fill && stroke == other.stroke
      && lineWidth == other.lineWidth
  }
}

extension PlanarBox {
  /// The four corners, one after the other.
  var corners: [PlanarPoint] {
    [
      PlanarPoint(x: minX, y: minY), PlanarPoint(x: maxX, y: minY), PlanarPoint(x: maxX, y: maxY),
      PlanarPoint(x: minX, y: maxY),
    ]
  }
}

/// A colour as red, green and blue, 0…255.
struct PictureColor: Hashable, Sendable {
  var red: UInt8
  var green: UInt8
  var blue: UInt8

  /// - Parameter code: as `0xRRGGBB`.
  init(_ code: UInt32) {
    red = UInt8(truncatingIfNeeded: code >> 16)
    green = UInt8(truncatingIfNeeded: code >> 8)
    blue = UInt8(truncatingIfNeeded: code)
  }

  /// As `RRGGBB`.
  var hex: String {
    [red, green, blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }
      .joined()
  }

  static let ink = PictureColor(0x1D2733)
  static let paleInk = PictureColor(0x5B6673)
  static let hairline = PictureColor(0xD5DAE0)
  static let paper = PictureColor(0xFFFFFF)
}
