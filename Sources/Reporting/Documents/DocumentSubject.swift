public import Assessment
public import Wording

/// What a document is about.
public enum DocumentSubject: Hashable, Sendable {
  /// The whole city with a chapter for each district.
  case city
  /// One district by its name (一区一规划).
  case district(String)
  /// One community by its id, or by its name where no other has it (一社一画像).
  case community(String)

  /// - Parameter text: `city`, `district:NAME` or `community:ID`; nil for anything else.
  public init?(_ text: String) {
    let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
    switch (parts.first, parts.count) {
    case ("city", 1) where text == "city": self = .city
    case ("district", 2): self = .district(parts[1])
    case ("community", 2): self = .community(parts[1])
    default: return nil
    }
  }

  /// Why a city has no such part; nil where it has.
  ///
  /// Complexity: O(communities).
  public func problem(in city: City) -> InputMessage? {
    switch self {
    case .city: return nil
    case .district(let name):
      guard !city.communities.contains(where: { $0.district == name }) else { return nil }
      let known = Set(city.communities.compactMap(\.district)).sorted()
      return DocumentTexts.unknownDistrict(name, known: known)
    case .community(let name):
      let named = Self.communities(named: name, in: city)
      if named.count == 1 { return nil }
      return named.isEmpty
        ? .unknownCommunity(name, nearest: [])
        : .ambiguousCommunity(name, ids: named.map { city.communities[$0].id })
    }
  }

  /// Position of the community with an id or a name; nil where it is not one.
  static func position(ofCommunity name: String, in city: City) -> Int? {
    let named = communities(named: name, in: city)
    return named.count == 1 ? named[0] : nil
  }

  private static func communities(named name: String, in city: City) -> [Int] {
    let all = city.communities.indices
    if let own = all.first(where: { city.communities[$0].id == name }) { return [own] }
    return all.filter { city.communities[$0].name == name }
  }
}
