import PlanarGeometry

/// A drawing of flat shapes and words, which every kind of picture file is made of.
///
/// Lengths are points of 1/72 inch, x to the right and y downwards from the upper left corner.
struct Picture: Sendable {
  var width: Double
  var height: Double
  /// What it shows, in a line, for those who cannot see it and as its name.
  var title: String
  /// In the order of drawing: later ones lie on earlier ones.
  var marks: [Mark] = []

  enum Mark: Sendable {
    case shape(Shape)
    case label(Label)
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
  }

  /// Which part of a label stands at its position.
  enum Anchor: Sendable { case start, middle, end }
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
  static let paper = PictureColor(0xFFFFFF)
}
