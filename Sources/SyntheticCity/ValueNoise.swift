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
    let south = mix(corner(i, j), corner(i + 1, j), u)
    let north = mix(corner(i, j + 1), corner(i + 1, j + 1), u)
    return mix(south, north, v)
  }

  /// The hashed value, −1…1, of an integer position.
  func corner(_ i: Int, _ j: Int) -> Double {
    let column = UInt64(bitPattern: Int64(i)) &* 0x9E37_79B9_7F4A_7C15
    let row = UInt64(bitPattern: Int64(j)) &* 0xC2B2_AE3D_27D4_EB4F
    var generator = SeededGenerator(seed: seed ^ column ^ (row << 17 | row >> 47))
    return generator.unit() * 2 - 1
  }

  private func mix(_ a: Double, _ b: Double, _ t: Double) -> Double { a + (b - a) * t }

  private static func blend(_ t: Double) -> Double { t * t * t * (t * (t * 6 - 15) + 10) }
}
