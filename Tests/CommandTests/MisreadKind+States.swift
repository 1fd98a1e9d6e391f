/// Facilities that are not open, however a table says so.
extension MisreadKind {
  static let states = leftOut + told + open

  /// P stands in A, Q in B, so that B is served from A alone where Q is left out.
  private static func facilities(
    _ kind: String, _ heading: String, _ first: String, _ second: String, english: String = "",
    chinese: String = "", isOpen: Bool = false
  ) -> MisreadKind {
    MisreadKind(
      kind: kind,
      files: [
        "communities.geojson": squares(["A", "B"], apart: 2000),
        "facilities.csv":
          "id,type,x,y,\(heading)\nP,pharmacy,500200,3350200,\(first)\nQ,pharmacy,502200,3350200,\(second)\n",
      ], english: english, chinese: chinese, figure: ["B", isOpen ? "1.000000000" : "0.000000000"])
  }

  private static let leftOut = [
    facilities(
      "yes and no whether a facility is open", "是否营业", "是", "否",
      english: "left out: 是否营业=否 1", chinese: "未计入:是否营业=否 1"),
    facilities(
      "true and false", "open", "TRUE", "FALSE", english: "open=FALSE 1", chinese: "open=FALSE 1"),
    facilities(
      "yes and no whether it is closed", "是否关闭", "否", "是", english: "是否关闭=是 1", chinese: "未计入"),
    facilities(
      "a status in French", "statut", "ouvert", "fermé", english: "left out: fermé 1",
      chinese: "未计入:fermé 1"),
    facilities(
      "a status of a register", "登记状态", "存续", "注销", english: "left out: 注销 1", chinese: "未计入:注销 1"),
    facilities(
      "remarks that are a status", "备注", "", "已拆除", english: "'备注' holds words of a status",
      chinese: "“备注”列的内容为状态用语"),
    facilities(
      "a status under any heading", "Lage", "in Betrieb", "geschlossen",
      english: "'Lage' holds words of a status", chinese: "“Lage”列的内容为状态用语"),
    facilities(
      "closed in the name", "name", "平安药房", "一号药房(已关闭)", english: "left out: (已关闭) 1",
      chinese: "未计入:(已关闭) 1"),
    facilities(
      "suspended in the name", "名称", "平安药房", "一号药房(暂停营业)",
      english: "suspended and left out: (暂停营业) 1",
      chinese: "暂停服务,未计入:(暂停营业) 1"),
  ]

  private static let told = [
    facilities(
      "closing dates", "end_date", "", "2019",
      english: "1 facilities have a date in 'end_date', such as 2019",
      chinese: "有1处设施的“end_date”列有日期,如2019", isOpen: true),
    facilities(
      "remarks with a status among others", "状态,备注", "正常,靠近河边", ",已关闭",
      english: "1 facilities are not open as '备注' says, which is not used",
      chinese: "按“备注”列有1处设施未开放",
      isOpen: true),
  ]

  private static let open = [
    facilities("a negation in a status", "状态", "正常", "未关闭", isOpen: true),
    facilities("opening hours in a status", "状态", "正常", "Mo geschlossen", isOpen: true),
    facilities("hours under open", "open", "08:00-18:00", "09:00-21:00", isOpen: true),
    facilities("a trade in the name", "name", "平安药房", "家电(维修)", isOpen: true),
    facilities("words that are no status", "材料", "现状", "砖", isOpen: true),
  ]
}
