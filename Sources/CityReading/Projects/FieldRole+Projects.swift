extension FieldRole {
  static let projectID = FieldRole("project_id", "项目编号", "项目编码", "项目", "id", "编号", of: .text)
  static let projectCommunity = FieldRole(
    "community_id", "社区编码", "社区编号", "社区代码", "community", "社区", of: .text)
  static let projectType = FieldRole("type", "设施类型", "类型", "设施", of: .text)
  static let leadAgency = FieldRole("lead_agency", "责任单位", "牵头单位", "agency", of: .text)
  static let localOwner = FieldRole("local_owner", "属地", "属地单位", of: .text)
  static let projectMode = FieldRole("mode", "实施方式", "方式", "建设方式", of: .text)
  static let premisesID = FieldRole("premises_id", "用房编号", "场所编号", "premises", of: .text)
  static let costInWan = FieldRole(
    "cost_wan", "费用(万元)", "投资(万元)", "总投资(万元)", "估算投资(万元)", "费用（万元）", "投资（万元）", "总投资（万元）",
    "估算投资（万元）")
  static let fund = FieldRole("fund", "资金来源", "资金", of: .text)
  static let projectYear = FieldRole("year", "年度", "年份", "计划年度", of: .text)
  static let projectStart = FieldRole("start", "开工日期", "开工时间", "开始日期")
  static let projectFinish = FieldRole("finish", "完工日期", "完工时间", "完成日期", "完成时限", "计划完成时间")
  static let projectPeople = FieldRole("people", "受益人数", "受益人口", of: .people)
  static let projectReason = FieldRole("reason", "理由", "入库理由", "说明", of: .text)

  static let project = [
    projectID, projectCommunity, projectType, leadAgency, localOwner, projectMode, premisesID,
    floorArea, costInWan, fund, projectYear, projectStart, projectFinish, status, projectPeople,
    projectReason, x, y,
  ]
}
