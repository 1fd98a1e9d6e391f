/// SHA-256 (FIPS 180-4), to record which bytes a run has read.
///
/// Written here because the package that offers it costs more to build than all of this one.
enum SHA256 {
  /// The digest of `message` in 64 lower-case hexadecimal digits. Complexity: O(count).
  static func hexadecimal(of message: ArraySlice<UInt8>) -> String {
    hexadecimal(digest(of: message))
  }

  private static func hexadecimal(_ digest: [UInt32]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    let text = digest.flatMap { word in
      stride(from: 28, through: 0, by: -4).map { digits[Int(word >> UInt32($0)) & 15] }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The digest of a file, read part by part; nil where it cannot be read. Complexity: O(bytes).
  static func hexadecimal(ofFile path: String) -> String? {
    guard let chunks = FileChunks(path: path) else { return nil }
    var (state, length) = (initialState, 0)
    var rest: ArraySlice<UInt8> = []
    while let chunk = chunks.next() {
      length += chunk.count
      let message = rest + chunk
      let whole = message.count / 64
      message.withUnsafeBytes { compress($0, blocks: whole, into: &state) }
      rest = message.suffix(message.count - whole * 64)
    }
    let tail = padded(rest, messageLength: length)
    tail.withUnsafeBytes { compress($0, blocks: tail.count / 64, into: &state) }
    return chunks.hasFailed ? nil : hexadecimal(state)
  }

  static func digest(of message: ArraySlice<UInt8>) -> [UInt32] {
    var state = initialState
    let whole = message.count / 64 * 64
    let tail = padded(message.suffix(message.count - whole), messageLength: message.count)
    message.withUnsafeBytes { compress($0, blocks: whole / 64, into: &state) }
    tail.withUnsafeBytes { compress($0, blocks: tail.count / 64, into: &state) }
    return state
  }

  /// The last bytes with the bit 1, zeros and the length in bits: one or two whole blocks.
  private static func padded(_ rest: ArraySlice<UInt8>, messageLength: Int) -> [UInt8] {
    var tail = Array(rest) + [0x80]
    while tail.count % 64 != 56 { tail.append(0) }
    let bits = UInt64(messageLength) * 8
    for shift in stride(from: 56, through: 0, by: -8) {
      tail.append(UInt8(truncatingIfNeeded: bits >> UInt64(shift)))
    }
    return tail
  }

  private static func compress(
    _ message: UnsafeRawBufferPointer, blocks: Int, into state: inout [UInt32]
  ) {
    roundConstants.withUnsafeBufferPointer { constants in
      state.withUnsafeMutableBufferPointer { state in
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { schedule in
          for block in 0..<blocks {
            expand(message, from: block * 64, into: schedule)
            mix(schedule, constants, into: state)
          }
        }
      }
    }
  }

  private static func expand(
    _ message: UnsafeRawBufferPointer, from start: Int, into w: UnsafeMutableBufferPointer<UInt32>
  ) {
    for t in 0..<16 {
      let word = message.loadUnaligned(fromByteOffset: start + 4 * t, as: UInt32.self)
      w[t] = UInt32(bigEndian: word)
    }
    for t in 16..<64 {
      let a = w[t - 15]
      let b = w[t - 2]
      let s0 = rotated(a, 7) ^ rotated(a, 18) ^ (a >> 3)
      let s1 = rotated(b, 17) ^ rotated(b, 19) ^ (b >> 10)
      w[t] = w[t - 16] &+ s0 &+ w[t - 7] &+ s1
    }
  }

  private static func mix(
    _ w: UnsafeMutableBufferPointer<UInt32>, _ k: UnsafeBufferPointer<UInt32>,
    into state: UnsafeMutableBufferPointer<UInt32>
  ) {
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    // The variables change places from round to round; eight rounds bring them home.
    for t in stride(from: 0, to: 64, by: 8) {
      round(abc: (a, b, c), d: &d, efg: (e, f, g), h: &h, word: k[t] &+ w[t])
      round(abc: (h, a, b), d: &c, efg: (d, e, f), h: &g, word: k[t + 1] &+ w[t + 1])
      round(abc: (g, h, a), d: &b, efg: (c, d, e), h: &f, word: k[t + 2] &+ w[t + 2])
      round(abc: (f, g, h), d: &a, efg: (b, c, d), h: &e, word: k[t + 3] &+ w[t + 3])
      round(abc: (e, f, g), d: &h, efg: (a, b, c), h: &d, word: k[t + 4] &+ w[t + 4])
      round(abc: (d, e, f), d: &g, efg: (h, a, b), h: &c, word: k[t + 5] &+ w[t + 5])
      round(abc: (c, d, e), d: &f, efg: (g, h, a), h: &b, word: k[t + 6] &+ w[t + 6])
      round(abc: (b, c, d), d: &e, efg: (f, g, h), h: &a, word: k[t + 7] &+ w[t + 7])
    }
    state[0] &+= a
    state[1] &+= b
    state[2] &+= c
    state[3] &+= d
    state[4] &+= e
    state[5] &+= f
    state[6] &+= g
    state[7] &+= h
  }

  /// One round of 6.2.2; `d` and `h` take the new values of `e` and `a`.
  @inline(__always)
  private static func round(
    abc: (UInt32, UInt32, UInt32), d: inout UInt32, efg: (UInt32, UInt32, UInt32),
    h: inout UInt32, word: UInt32
  ) {
    let ((a, b, c), (e, f, g)) = (abc, efg)
    let s1 = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)
    let t1 = h &+ s1 &+ ((e & f) ^ (~e & g)) &+ word
    let s0 = rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)
    d &+= t1
    h = t1 &+ s0 &+ ((a & b) ^ (a & c) ^ (b & c))
  }

  @inline(__always)
  private static func rotated(_ word: UInt32, _ bits: UInt32) -> UInt32 {
    word >> bits | word << (32 - bits)
  }

  private static let initialState: [UInt32] = [
    0x6A09_E667, 0xBB67_AE85, 0x3C6E_F372, 0xA54F_F53A,
    0x510E_527F, 0x9B05_688C, 0x1F83_D9AB, 0x5BE0_CD19,
  ]

  /// First 32 bits of the fractional parts of the cube roots of the first 64 primes (4.2.2).
  private static let roundConstants: [UInt32] = [
    0x428A_2F98, 0x7137_4491, 0xB5C0_FBCF, 0xE9B5_DBA5,
    0x3956_C25B, 0x59F1_11F1, 0x923F_82A4, 0xAB1C_5ED5,
    0xD807_AA98, 0x1283_5B01, 0x2431_85BE, 0x550C_7DC3,
    0x72BE_5D74, 0x80DE_B1FE, 0x9BDC_06A7, 0xC19B_F174,
    0xE49B_69C1, 0xEFBE_4786, 0x0FC1_9DC6, 0x240C_A1CC,
    0x2DE9_2C6F, 0x4A74_84AA, 0x5CB0_A9DC, 0x76F9_88DA,
    0x983E_5152, 0xA831_C66D, 0xB003_27C8, 0xBF59_7FC7,
    0xC6E0_0BF3, 0xD5A7_9147, 0x06CA_6351, 0x1429_2967,
    0x27B7_0A85, 0x2E1B_2138, 0x4D2C_6DFC, 0x5338_0D13,
    0x650A_7354, 0x766A_0ABB, 0x81C2_C92E, 0x9272_2C85,
    0xA2BF_E8A1, 0xA81A_664B, 0xC24B_8B70, 0xC76C_51A3,
    0xD192_E819, 0xD699_0624, 0xF40E_3585, 0x106A_A070,
    0x19A4_C116, 0x1E37_6C08, 0x2748_774C, 0x34B0_BCB5,
    0x391C_0CB3, 0x4ED8_AA4A, 0x5B9C_CA4F, 0x682E_6FF3,
    0x748F_82EE, 0x78A5_636F, 0x84C8_7814, 0x8CC7_0208,
    0x90BE_FFFA, 0xA450_6CEB, 0xBEF9_A3F7, 0xC671_78F2,
  ]
}
