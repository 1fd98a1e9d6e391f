/// Kinds of OpenStreetMap data whose ways come to one place without a common node, so that nobody turns there.
extension MisreadKind {
  static let nodesAndCrossings = [
    streets(
      "an end of a way on another node at the same position",
      "<node id=\"6\" lat=\"30.2706\" lon=\"120.0041\"/>" + way([1, 2, 3]) + way([6, 4]),
      english: "at 1 positions ways of one level have different nodes, such as 3",
      chinese: "有1处道路在同一位置上各用不同节点(如节点3)"),
    streets(
      "ways through different nodes at the same position",
      "<node id=\"6\" lat=\"30.2706\" lon=\"120.0041\"/><node id=\"7\" lat=\"30.2696\" lon=\"120.0041\"/>"
        + way([1, 2, 3, 4]) + way([5, 6, 7]),
      english: "at 1 positions ways of one level have different nodes, such as 3",
      chinese: "有1处道路在同一位置上各用不同节点(如节点3)"),
    streets(
      "ways that cross without a common node",
      "<node id=\"6\" lat=\"30.2696\" lon=\"120.0041\"/>" + way([1, 2, 4]) + way([5, 6]),
      english: "1 times ways of one level cross or end on another one without a common node",
      chinese: "有1处同层道路相交或端点落在另一条上而没有公共节点"),
    streets(
      "a way that ends on another one without a node there",
      "<node id=\"6\" lat=\"30.2706\" lon=\"120.006\"/><node id=\"7\" lat=\"30.2716\" lon=\"120.006\"/>"
        + way([1, 2, 3, 4]) + way([7, 6]),
      english: "1 times ways of one level cross or end on another one without a common node",
      chinese: "有1处同层道路相交或端点落在另一条上而没有公共节点"),
  ]
}
