import OSMFiles
import Testing

@Suite struct WalkabilityProfileTests {
  @Test(arguments: [
    (["highway": "residential"], true),
    (["highway": "steps"], true),
    (["highway": "motorway"], false),
    (["highway": "motorway", "foot": "yes"], false),
    (["highway": "construction"], false),
    (["highway": "trunk"], false),
    (["highway": "trunk", "sidewalk": "both"], true),
    (["highway": "trunk", "sidewalk": "no"], false),
    (["highway": "trunk", "sidewalk:left": "yes"], true),
    (["highway": "trunk", "foot": "designated"], true),
    (["highway": "service", "access": "private"], false),
    (["highway": "service", "access": "private", "foot": "yes"], true),
    (["highway": "service", "access": "customers"], true),
    (["highway": "cycleway", "foot": "no"], false),
    (["highway": "pedestrian", "area": "yes"], true),
    (["railway": "platform"], true),
    (["railway": "rail"], false),
    (["public_transport": "platform", "access": "no"], false),
    (["building": "yes"], false),
    (["highway": "path", "disused": "yes"], false),
    (["highway": "path", "disused": "no"], true),
    (["highway": "path", "disused": "yes", "foot": "yes"], true),
    (["highway": "path", "demolished": "yes", "foot": "yes"], false),
    (["highway": "path", "proposed": "cycleway"], true),
    (["highway": "residential", "construction": "minor"], true),
    (["highway": "cycleway", "railway": "abandoned", "abandoned": "yes"], true),
    (["highway": "service", "access": "None"], false),
    (["highway": "service", "access": "0", "foot": "yes"], true),
    (["highway": "path", "foot": "false;forbidden"], false),
    ([:], false),
  ])
  func standard(tags: [String: String], isWalkable: Bool) {
    #expect(WalkabilityProfile.standard.accepts(tags) == isWalkable)
  }

  @Test func everyValueCanBeReplaced() {
    var profile = WalkabilityProfile.standard
    profile.openHighways = ["motorway"]
    profile.conditionalHighways = []
    profile.walksAroundAreas = false
    #expect(profile.accepts(["highway": "motorway"]))
    #expect(!profile.accepts(["highway": "residential"]))
    #expect(!profile.accepts(["highway": "motorway", "area": "yes"]))
  }
}
