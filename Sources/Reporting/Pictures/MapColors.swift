import Assessment

/// What colours mean on all maps: page, pictures, documents and styles of QGIS.
///
/// Shades of orange fall short and shades of blue suffice, which people tell apart whatever colours they see.
enum MapColors {
  /// Of land about which nothing can be said.
  static let unknown = PictureColor(0xD9DDE1)
  static let water = PictureColor(0xA9C8E0)
  static let street = PictureColor(0xB7BDC4)
  static let border = PictureColor(0x5B6673)
  static let facility = PictureColor(0x7A1FA2)
  /// Of a border that many areas have, such as those of communities.
  static let thinBorder = PictureColor(0xF4F6F8)
  static let barrierLine = PictureColor(0x8796A5)

  /// Of kinds that have no order, such as categories; more of them share the last.
  static let kinds = [
    0x1F6FB2, 0xC8501E, 0x2E8B57, 0x8E4BA8, 0xB8860B, 0xC2477F, 0x3AA6A6, 0x6B7A2A, 0x55606C,
  ].map(PictureColor.init)

  /// From one type missed to many.
  static let missedClasses = [0xFBDDAE, 0xF6A84F, 0xDD6B20, 0x9C3512].map(PictureColor.init)

  static func color(of verdict: Verdict) -> PictureColor {
    switch verdict {
    case .met: PictureColor(0x3B82C4)
    case .partial: PictureColor(0xF6C177)
    case .absent: PictureColor(0xC8501E)
    case .undecided: PictureColor(0x9A8FB5)
    case .noDemand: unknown
    }
  }

  /// A class of shares: from its lower bound, inclusive, to the next one's.
  struct ShareClass: Sendable {
    var from: Double
    var color: PictureColor
  }

  /// - Parameter threshold: from which on a share suffices, within 0…1.
  static func shareClasses(threshold: Double) -> [ShareClass] {
    let short = [0xA63603, 0xE6690F, 0xFDAE6B].map(PictureColor.init)
    let enough = [0x9DC6E4, 0x2F78B7].map(PictureColor.init)
    let bounds = [0, threshold / 3, threshold * 2 / 3, threshold, (1 + threshold) / 2]
    return zip(bounds, short + enough).map(ShareClass.init)
  }

  /// From the least figures to the greatest, in five classes of as many communities each.
  static let figureClasses = [0xC8501E, 0xF6C177, 0xE3E8EC, 0x9DC6E4, 0x2F78B7].map(
    PictureColor.init)
}
