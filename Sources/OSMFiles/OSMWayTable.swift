import WalkNetwork

/// Ways of an OpenStreetMap file, in its order: which they are, their nodes and what they are to people on foot.
///
/// ```
/// refs    [ way 0 … | way 1 … | … ]    ids of nodes
/// starts  [ 0,        5,        … ]
/// ```
struct OSMWayTable: Sendable {
  enum Use: Equatable {
    /// People walk on it; `tag` is the position of the tag that says so.
    case walked(GroundAccess, tag: Int32)
    /// A road that the tag at this position closes.
    case closed(tag: Int32)
    /// No road of its own, but perhaps the outline of a square.
    case other
  }

  /// What is told of ways that count as if it were not so.
  struct Traits: OptionSet {
    let rawValue: UInt8
    /// People may walk it in one direction only.
    static let oneWay = Traits(rawValue: 1)
    /// Open or closed at certain times only.
    static let timed = Traits(rawValue: 2)
    /// A `layer` or `level` says nothing, since it is no number.
    static let unreadLevel = Traits(rawValue: 4)
  }

  /// What the tags of a way say.
  struct Meaning: Equatable {
    var use = Use.other
    var traits: Traits = []
    /// By which crossing ways are told apart: the number of `WayLevel`; infinite in tunnels and on bridges, which
    /// meet others at their ends alone.
    var level: Float = 0
    /// Position of what is told of its tags; 0 where nothing is.
    var oddTags: Int32 = 0
    /// What is cut along it, walked or not.
    var line: LineKind?
  }

  private(set) var versions: [OSMVersion] = []
  private(set) var meanings: [Meaning] = []
  private var refs: [Int64] = []
  private var starts = [0]

  var count: Int { meanings.count }

  mutating func appendRef(_ id: Int64) { refs.append(id) }

  /// Ends the way of the references that were appended.
  mutating func endWay(_ version: OSMVersion, _ meaning: Meaning) {
    versions.append(version)
    meanings.append(meaning)
    starts.append(refs.count)
  }

  /// Puts other ids in place of those that are keys of `ids`.
  mutating func replaceRefs(_ ids: [Int64: Int64]) {
    guard !ids.isEmpty else { return }
    for place in refs.indices { refs[place] = ids[refs[place]] ?? refs[place] }
  }

  /// Whether two ways have the same nodes and meaning.
  func areAlike(_ way: Int, _ other: Int) -> Bool {
    meanings[way] == meanings[other] && refs(ofWay: way) == refs(ofWay: other)
  }

  /// Ids of the nodes of a way.
  func refs(ofWay way: Int) -> ArraySlice<Int64> { refs[starts[way]..<starts[way + 1]] }
}
