package import WalkNetwork

/// Where a way lies above or below the ground, by what its tags `tunnel`, `bridge`, `layer` and `level` say.
///
/// A way lies **below the ground** in a tunnel (any value of `tunnel` but `no` and those of passages at ground
/// level, such as `building_passage`), with a `layer` below 0 or a `level` below 0. It lies **on a deck** on a
/// bridge (any value of `bridge` but `no`) with a `layer` above 0, or with a `level` above 0. All other ways
/// are on the ground: a bridge without a layer, a layer above 0 without a bridge.
///
/// Below the ground and on decks a way is walked but not entered between its ends (`GroundAccess`). Tunnels and
/// bridges come to the ground where they end alone; floors of buildings, with a `level`, do not.
///
/// `layer` and `level` are numbers, lists (`-1;0`) and ranges (`-2--1`, `0-3`), which are below or above 0
/// where all their values are: stairs from −1 to 0 are stepped on at ground level. What is no number says
/// nothing.
package struct WayLevel: Hashable, Sendable {
  /// Where people step on the way from the ground.
  package let access: GroundAccess
  /// The number by which lines are told apart that lie above each other: that of `layer`, else of `level`,
  /// else 1 on a bridge, −1 in a tunnel, 0 otherwise; of several values the one nearest to 0. Finite.
  package let number: Double
  /// Whether `tunnel` and `bridge` say so.
  package let isTunnel: Bool
  package let isBridge: Bool
  /// What `layer` or `level` says without being a number, as `key=value`; nil where all is read.
  package let unread: String?

  /// Keys of the tags that are looked at.
  package static let keys: Set<String> = ["tunnel", "bridge", "layer", "level"]

  /// - Parameter tags: values by key; others than those of `keys` do not count.
  package init(_ tags: [String: String]) {
    let (layers, levels) = (LevelRange(tags["layer"]), LevelRange(tags["level"]))
    isTunnel = Self.says(tags["tunnel"], but: Self.notUnderground)
    isBridge = Self.says(tags["bridge"], but: Self.refusals)
    let (layer, level) = (layers?.nearest ?? 0, levels?.nearest ?? 0)
    let isOffGround = isTunnel || layer < 0 || isBridge && layer > 0
    access = level != 0 ? .atJunctions : isOffGround ? .atEnds : .anywhere
    number = layers?.nearest ?? levels?.nearest ?? (isBridge ? 1 : isTunnel ? -1 : 0)
    unread =
      Self.unread("layer", tags, isRead: layers != nil)
      ?? Self.unread("level", tags, isRead: levels != nil)
  }

  /// What ways have in common that cross on one level; infinite in tunnels and on bridges.
  var ofCrossings: Float { isTunnel || isBridge ? .infinity : Float(number) }

  private static func unread(_ key: String, _ tags: [String: String], isRead: Bool) -> String? {
    guard !isRead, let value = tags[key], value.contains(where: { !$0.isWhitespace }) else {
      return nil
    }
    return "\(key)=\(value)"
  }

  /// Values that say no, in OpenStreetMap and in what is made of it.
  private static let refusals: Set<String> = ["", "no", "0", "false", "n", "f", "none", "否", "无"]
  /// Passages through buildings, under roofs and in galleries are entered from beside them.
  private static let notUnderground = refusals.union([
    "building_passage", "covered", "avalanche_protector",
  ])

  private static func says(_ value: String?, but excluded: Set<String>) -> Bool {
    guard let value else { return false }
    return !excluded.contains(value.lowercased().trimmingSpaces)
  }
}

/// The values of a `layer` or `level`, as far as they are needed.
private struct LevelRange {
  /// The value nearest to 0; 0 where there are values on both sides of it.
  let nearest: Double

  /// Bytes; a longer text is no number that anybody wrote.
  private static let longestText = 100

  /// nil where nothing is stated, or something else than numbers.
  init?(_ text: String?) {
    guard let text, text.utf8.count <= Self.longestText else { return nil }
    let parts = text.plainSigns.split { ";,、".contains($0) }.map(\.trimmingSpaces)
    let ranges = parts.filter { !$0.isEmpty }.map(Self.bounds)
    let lows = ranges.compactMap { $0?.lowerBound }
    let highs = ranges.compactMap { $0?.upperBound }
    guard lows.count == ranges.count, let low = lows.min(), let high = highs.max() else {
      return nil
    }
    nearest = low > 0 ? low : min(high, 0)
  }

  /// A number, or two with a dash or a wave between them.
  private static func bounds(_ text: String) -> ClosedRange<Double>? {
    if let number = number(text[...]) { return number...number }
    for place in text.indices.dropFirst() where text[place] == "-" || text[place] == "~" {
      let rest = text[text.index(after: place)...]
      if let first = number(text[..<place]), let last = number(rest) {
        return min(first, last)...max(first, last)
      }
    }
    return nil
  }

  private static func number(_ text: Substring) -> Double? {
    guard let number = Double(String(text).trimmingSpaces), number.isFinite else { return nil }
    return number
  }
}

extension StringProtocol {
  fileprivate var trimmingSpaces: String {
    let tail = drop(while: \.isWhitespace)
    guard let last = tail.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(tail[...last])
  }

  /// With the minus sign and all dashes as `-`, all waves as `~`, and full-width characters as plain ones.
  fileprivate var plainSigns: String {
    var plain = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      switch scalar {
      case "−", "–", "—": plain.append("-")
      case "〜", "至": plain.append("~")
      case "！"..."～":
        plain.append(Unicode.Scalar(UInt8(truncatingIfNeeded: scalar.value &- 0xFEE0)))
      default: plain.append(scalar)
      }
    }
    return String(plain)
  }
}
