/// Tables of projects.
extension InputMessage {
  package static let noProjectFields = InputMessage(
    en: "a table of projects needs columns for the community and the type", zh: "项目表需有社区与类型两列",
    fixEn: "name them community_id and type, or map them under fields",
    fixZh: "请命名为community_id与type,或在fields中指定")

  package static func projectCommunity(_ id: String) -> InputMessage {
    InputMessage(
      en: "no community has the id '\(id.prefix(80))'; the project is not counted",
      zh: "没有编号为“\(id.prefix(80))”的社区,该项目不计",
      fixEn: "write the id as the communities have it", fixZh: "请按社区图层的编号填写")
  }

  package static func projectType(_ name: String, nearest: [String]) -> InputMessage {
    let near = nearest.joined(separator: ", ")
    return InputMessage(
      en: "the standard has no type '\(name.prefix(80))'; the project is not counted",
      zh: "标准中没有类型“\(name.prefix(80))”,该项目不计",
      fixEn: near.isEmpty ? "write the id of a type" : "write the id of a type, such as \(near)",
      fixZh: near.isEmpty ? "请填写类型编号" : "请填写类型编号,如\(near)")
  }

  package static func projectStatus(_ text: String) -> InputMessage {
    InputMessage(
      en: "'\(text.prefix(80))' is no status of a project; the project is not counted",
      zh: "“\(text.prefix(80))”不是项目状态,该项目不计",
      fixEn: "write planned, under way, finished, accepted or overdue",
      fixZh: "请填写计划、在建、已完工、已验收或逾期")
  }

  package static let projectWithoutStatus = InputMessage(
    en: "the project has no status and counts as planned", zh: "项目未填状态,按计划计",
    fixEn: "write planned, under way, finished, accepted or overdue",
    fixZh: "请填写计划、在建、已完工、已验收或逾期")

  package static func projectYear(_ text: String) -> InputMessage {
    InputMessage(
      en: "'\(text.prefix(40))' is no year", zh: "“\(text.prefix(40))”不是年份",
      fixEn: "write a year such as 2027, or 1, 2, 3 of a plan", fixZh: "请填写年份(如2027),或计划年次1、2、3")
  }

  package static func projectDate(_ text: String) -> InputMessage {
    InputMessage(
      en: "'\(text.prefix(40))' is no date", zh: "“\(text.prefix(40))”不是日期",
      fixEn: "write it as 2027-06-30", fixZh: "请写作2027-06-30")
  }

  package static func projectMode(_ text: String) -> InputMessage {
    InputMessage(
      en: "'\(text.prefix(40))' is no mode of a project and counts as none",
      zh: "“\(text.prefix(40))”不是已知的实施方式,不计方式",
      fixEn: "write 腾退, 盘活, 整合, 置换, 征收改建 or 新建", fixZh: "请填写腾退、盘活、整合、置换、征收改建或新建")
  }

  package static func repeatedProject(_ id: String) -> InputMessage {
    InputMessage(
      en: "the id '\(id.prefix(80))' occurs before", zh: "项目编号“\(id.prefix(80))”重复",
      fixEn: "give each project one row and an id of its own", fixZh: "请每个项目一行、编号唯一")
  }

  package static func unknownPremises(_ id: String) -> InputMessage {
    InputMessage(
      en: "the register of idle premises has no '\(id.prefix(80))'",
      zh: "闲置用房登记表中没有“\(id.prefix(80))”",
      fixEn: "correct the id, or give the register with --candidates or candidates:",
      fixZh: "请改正编号,或用--candidates(candidates:)提供登记表")
  }

  package static let finishedWithoutPlace = InputMessage(
    en: "the project is finished and has no place, so that no facility stands for it",
    zh: "项目已完工但没有位置,未计入设施",
    fixEn: "add its premises_id of the register, or columns x and y",
    fixZh: "请填写登记表中的premises_id,或增加x、y列")

  package static func finishedAlready(_ facility: String) -> InputMessage {
    InputMessage(
      en:
        "the finished project is taken for facility '\(facility.prefix(80))' of the same type beside it",
      zh: "该已完工项目视为旁边的同类设施“\(facility.prefix(80))”,不重复计",
      fixEn: "nothing, unless they are two", fixZh: "若确为两处,请在设施表中补录")
  }

  package static func finishedCounted(_ count: Int) -> InputMessage {
    InputMessage(
      en: "\(count) finished projects count as facilities", zh: "\(count)个已完工项目计为设施",
      fixEn: "nothing; once the facility files have them, they count once",
      fixZh: "无需处理;设施表补录后不会重复计")
  }

  package static func badAsOf(_ text: String) -> InputMessage {
    InputMessage(
      en: "as_of '\(text.prefix(40))' is no date", zh: "as_of“\(text.prefix(40))”不是日期",
      fixEn: "write it as 2027-06-30", fixZh: "请写作2027-06-30")
  }
}
