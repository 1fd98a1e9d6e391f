/// The pages of a database that stand in its write-ahead log and not yet in it (the SQLite file format, section
/// 4): what a program that has it open, or had when it was copied, writes to `NAME-wal`.
///
/// ```
/// header (32)   frame (24 + page)   frame   …
/// frame         page number   pages of the database, at a commit   salts   checksum   page
/// ```
struct WriteAheadLog {
  private let bytes: ArraySlice<UInt8>
  private let pageSize: Int
  private let isBig: Bool
  private var sum: Checksum
  /// Where the newest version of each page is, by its number, of finished changes.
  private var places: [Int: Int] = [:]
  /// Pages of the database after the last finished change.
  private var pages = 0

  private static let headerBytes = 32
  private static let frameBytes = 24

  /// Nil where the bytes are no log, or one without a finished change. What stands behind the last one is left
  /// out, as are frames whose checksum is wrong and what follows them.
  ///
  /// Complexity: O(bytes).
  init?(_ bytes: ArraySlice<UInt8>) {
    guard bytes.count > Self.headerBytes, bytes.startIndex == 0 else { return nil }
    self.bytes = bytes
    let magic = Self.word(bytes, at: 0)
    guard magic | 1 == 0x377F_0683 else { return nil }
    isBig = magic & 1 == 1
    pageSize = Int(Self.word(bytes, at: 8))
    guard (512...65_536).contains(pageSize), pageSize & (pageSize - 1) == 0 else { return nil }
    sum = Checksum()
    sum.add(bytes[..<24], isBig: isBig)
    guard sum.matches(bytes, at: 24) else { return nil }
    readFrames()
    if pages == 0 { return nil }
  }

  private mutating func readFrames() {
    var start = Self.headerBytes
    var pending: [(page: Int, start: Int)] = []
    while bytes.count - start >= Self.frameBytes + pageSize {
      let data = start + Self.frameBytes
      guard bytes[start + 8..<start + 16].elementsEqual(bytes[16..<24]) else { return }
      sum.add(bytes[start..<start + 8], isBig: isBig)
      sum.add(bytes[data..<data + pageSize], isBig: isBig)
      let page = Int(Self.word(bytes, at: start))
      guard sum.matches(bytes, at: start + 16), page > 0 else { return }
      pending.append((page, data))
      let size = Int(Self.word(bytes, at: start + 4))
      if size > 0 {
        for frame in pending { places[frame.page] = frame.start }
        pages = size
        pending = []
      }
      start = data + pageSize
    }
  }

  /// Puts the pages into the database; how many of them were other than they are there.
  ///
  /// Complexity: O(bytes).
  func apply(to database: inout [UInt8]) -> Int {
    // Pages behind the last that was written hold nothing, whatever the log says of their number.
    let written = places.keys.filter { $0 <= pages }.max() ?? 0
    // Pages in the middle come from the database itself; a log cannot make up more than it holds.
    let limit = database.count / pageSize + places.count
    let size = min(max(database.count / pageSize, written), pages, limit) * pageSize
    if size < database.count { database.removeLast(database.count - size) }
    database += repeatElement(0, count: size - database.count)
    var changed = 0
    for (number, start) in places where number * pageSize <= size {
      let place = (number - 1) * pageSize..<number * pageSize
      let page = bytes[start..<start + pageSize]
      if database[place] == page { continue }
      database.replaceSubrange(place, with: page)
      changed += 1
    }
    return changed
  }

  /// A number of four bytes, the highest first.
  fileprivate static func word(_ bytes: ArraySlice<UInt8>, at place: Int) -> UInt32 {
    bytes[place..<place + 4].withUnsafeBytes { $0.word(at: 0, isBig: true) }
  }
}

/// Sums over pairs of words, section 4.2.
private struct Checksum {
  private var first: UInt32 = 0
  private var second: UInt32 = 0

  /// - Parameter bytes: a multiple of eight.
  mutating func add(_ bytes: ArraySlice<UInt8>, isBig: Bool) {
    var (first, second) = (first, second)
    bytes.withUnsafeBytes { words in
      for place in stride(from: 0, to: words.count - 7, by: 8) {
        first &+= words.word(at: place, isBig: isBig) &+ second
        second &+= words.word(at: place + 4, isBig: isBig) &+ first
      }
    }
    (self.first, self.second) = (first, second)
  }

  func matches(_ bytes: ArraySlice<UInt8>, at place: Int) -> Bool {
    WriteAheadLog.word(bytes, at: place) == first
      && WriteAheadLog.word(bytes, at: place + 4) == second
  }
}
