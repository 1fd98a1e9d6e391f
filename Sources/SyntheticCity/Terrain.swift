import PlanarGeometry

/// Bends the orthogonal frame into a city: long meanders that shear whole lines, a broad and a local
/// unevenness, a small displacement of each vertex, and a turn as a whole. Shears keep areas; all
/// slopes together stay below 1, so nothing folds.
struct Terrain {
  let origin: PlanarPoint
  /// Cosine and sine of the turn, given as numbers so that no library decides their last bit.
  let turn: (cosine: Double, sine: Double)
  private let meander: ValueNoise
  private let broad: ValueNoise
  private let local: ValueNoise
  private let bend: ValueNoise

  init(origin: PlanarPoint, turn: (cosine: Double, sine: Double), seed: UInt64) {
    self.origin = origin
    self.turn = turn
    meander = ValueNoise(seed: seed &+ 1, wavelength: 11_000)
    broad = ValueNoise(seed: seed &+ 2, wavelength: 6000)
    local = ValueNoise(seed: seed &+ 3, wavelength: 1400)
    bend = ValueNoise(seed: seed &+ 4, wavelength: 1)
  }

  /// Where the frame's point (x, y) lies; `vertex` is its column and row, `slack` the metres that it
  /// may be displaced along each axis.
  func point(
    x: Double, y: Double, vertex: (column: Int, row: Int), slack: (x: Double, y: Double)
  ) -> PlanarPoint {
    let shearX = 550 * meander.value(x: y, y: 3.3e6)
    let shearY = 600 * meander.value(x: x, y: -3.3e6)
    let unevenX = 90 * broad.value(x: x, y: y) + 28 * local.value(x: x, y: y)
    let unevenY = 90 * broad.value(x: x + 5e6, y: y) + 28 * local.value(x: x + 5e6, y: y)
    let bentX = x + shearX + unevenX + slack.x * bend.corner(vertex.column, vertex.row)
    let bentY = y + shearY + unevenY + slack.y * bend.corner(vertex.column, -1 - vertex.row)
    return turned(PlanarPoint(x: bentX, y: bentY))
  }

  /// Where the frame's point (x, y) lies when no vertex is displaced.
  func point(x: Double, y: Double) -> PlanarPoint {
    point(x: x, y: y, vertex: (0, 0), slack: (0, 0))
  }

  private func turned(_ point: PlanarPoint) -> PlanarPoint {
    PlanarPoint(
      x: origin.x + point.x * turn.cosine - point.y * turn.sine,
      y: origin.y + point.x * turn.sine + point.y * turn.cosine)
  }
}

/// Smooth pseudo-random heights over the plane: hashed values at the corners of squares, blended with
/// a quintic so that first and second derivatives are continuous. Only arithmetic that IEEE 754
/// rounds exactly is used, so the bits are the same on every machine.
struct ValueNoise {
  let seed: UInt64
  /// Side of the squares in metres.
  let wavelength: Double

  /// −1…1; the slope is at most 3.75 ÷ wavelength in either direction.
  func value(x: Double, y: Double) -> Double {
    let column = (x / wavelength).rounded(.down)
    let row = (y / wavelength).rounded(.down)
    let u = Self.blend(x / wavelength - column)
    let v = Self.blend(y / wavelength - row)
    let i = Int(column)
    let j = Int(row)
    let south = mix(corner(i, j), corner(i + 1, j), at: u)
    let north = mix(corner(i, j + 1), corner(i + 1, j + 1), at: u)
    return mix(south, north, at: v)
  }

  /// The hashed value, −1…1, of an integer position.
  func corner(_ i: Int, _ j: Int) -> Double {
    let column = UInt64(bitPattern: Int64(i)) &* 0x9E37_79B9_7F4A_7C15
    let row = UInt64(bitPattern: Int64(j)) &* 0xC2B2_AE3D_27D4_EB4F
    var generator = SeededGenerator(seed: seed ^ column ^ (row << 17 | row >> 47))
    return generator.fraction() * 2 - 1
  }

  private func mix(_ a: Double, _ b: Double, at t: Double) -> Double { a + (b - a) * t }

  private static func blend(_ t: Double) -> Double { t * t * t * (t * (t * 6 - 15) + 10) }
}
