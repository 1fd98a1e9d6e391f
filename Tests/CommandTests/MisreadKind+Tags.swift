/// Kinds of tags, nodes and ways of OpenStreetMap that are odd, and of standards that say which are walked on.
extension MisreadKind {
  static let openStreetMapTags = tags + elements + walkabilities

  private static let tags = [
    streets(
      "a way that is not there any more",
      way([1, 2, 3]) + way([3, 4], tags: ["demolished": "yes", "foot": "designated"]),
      figure: ["B", "57747.907"]),
    streets(
      "a word that closes", way([1, 2, 3]) + way([3, 4], tags: ["access": "forbidden"]),
      figure: ["B", "57747.907"]),
    streets(
      "values of access and foot that are not known",
      way([1, 2, 3], tags: ["access": "customers"]) + way([3, 4], tags: ["foot": "discouraged"]),
      english: "access=customers 1, foot=discouraged 1: not known to the standard's walkability",
      chinese: "access=customers 1、foot=discouraged 1:标准的walkability未列出"),
    streets(
      "ways with dates", way([1, 2, 3], tags: ["end_date": "2015"]),
      english: "ways that are walked have dates: end_date 1; dates do not count",
      chinese: "可步行道路带有日期:end_date 1"),
    streets(
      "ways without highway",
      way([1, 2, 3])
        + way([3, 4], tags: ["highway": "", "route": "ferry"]).replacing(
          "<tag k=\"highway\" v=\"\"/>", with: ""),
      english: "ways without highway that people may walk on are not read: route=ferry 1",
      chinese: "可能可步行的道路未读取:route=ferry 1"),
    streets(
      "a gate that is closed by its own tag", way([1, 2, 3, 4]),
      gate: "<tag k=\"barrier\" v=\"gate\"/><tag k=\"gate\" v=\"closed\"/>",
      english: "1 places on ways are closed", chinese: "道路上有1处被墙"),
  ]

  private static let elements = [
    streets(
      "a node nowhere on Earth",
      "<node id=\"9\" lat=\"30,2706\" lon=\"120.005\"/>" + way([1, 2, 3, 9]),
      english: "1 nodes of ways, such as 9, have a lat or lon that is none on Earth or no number",
      chinese: "道路有1个节点的lat或lon无效(超出范围或不是数字),如节点9"),
    streets(
      "a node far off", "<node id=\"9\" lat=\"30.7206\" lon=\"120.0041\"/>" + way([1, 2, 3, 9]),
      english: "longer than 5 km: way 14 goes 49.9 km from node 3 to node 9",
      chinese: "道路14从节点3到节点9长49.9公里"),
    streets(
      "two drawings with the same ids",
      "<node id=\"2\" lat=\"30.28\" lon=\"120.01\"/>" + way([1, 2, 3]),
      english: "1 nodes come twice in the same version at other places, such as 2; the first of",
      chinese: "1个节点以同一版本重复出现且位置不同,如节点2"),
    streets(
      "a way that comes again with other nodes", way([1, 2, 3]) + way([1, 2, 5]),
      english: "1 ways come twice in the same version with other nodes or tags, such as 13",
      chinese: "1条道路以同一版本重复出现且节点或标签不同,如道路13"),
  ]

  private static let walkabilities = [
    walkability(
      "a walkability that opens nothing", "open_highways: [foot_way]",
      english:
        "streets.osm: the standard's walkability opens none of the file's ways: highway=footway 1",
      chinese: "标准的walkability未开放文件中的任何道路:highway=footway 1"),
    walkability(
      "a list in one text", "open_highways: \"footway, path\"",
      english: "standard.yaml:4: 'footway, path' of 'open_highways' is no value of a tag",
      chinese: "“open_highways”中的“footway, path”不是标签的值"),
    walkability(
      "a value that is open and closed", "opening_foot: [no], closing_foot: [no]",
      english: "'no' is both in 'opening_foot' and in 'closing_foot'",
      chinese: "“no”同时出现在“opening_foot”和“closing_foot”中"),
  ]

  private static func walkability(
    _ kind: String, _ lists: String, english: String, chinese: String
  ) -> MisreadKind {
    var row = streets(kind, way([1, 2, 3]), english: english, chinese: chinese)
    row.files["standard.yaml"] = (town["standard.yaml"] ?? "") + "walkability: {\(lists)}\n"
    row.status = 3
    return row
  }
}
