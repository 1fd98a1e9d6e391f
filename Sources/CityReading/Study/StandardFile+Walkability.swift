import OSMFiles
import Wording

extension StandardFile {
  /// The section `walkability`: values of OpenStreetMap tags. What it leaves out is as in
  /// `WalkabilityProfile.standard`.
  static func walkability(
    _ root: inout YAMLSection
  ) throws(InputError) -> WalkabilityProfile {
    var profile = WalkabilityProfile.standard
    guard var section = try root.section("walkability") else { return profile }
    for (key, values) in profileKeys {
      if let texts = try section.texts(key) { profile[keyPath: values] = Set(texts) }
    }
    profile.walksAroundAreas = try section.flag("around_areas") ?? profile.walksAroundAreas
    try section.finish()
    return profile
  }

  private static var profileKeys: [(String, WritableKeyPath<WalkabilityProfile, Set<String>>)] {
    [
      ("open_highways", \.openHighways), ("conditional_highways", \.conditionalHighways),
      ("platforms", \.platforms), ("opening_foot", \.openingFoot),
      ("closing_foot", \.closingFoot), ("closing_access", \.closingAccess),
      ("sidewalks", \.sidewalks),
    ]
  }
}
