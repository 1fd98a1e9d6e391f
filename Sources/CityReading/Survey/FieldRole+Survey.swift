/// Columns of a survey and of complaints.
extension FieldRole {
  static let surveyCommunity = FieldRole(
    "community_id", "社区编码", "社区编号", "社区代码", "社区id", "编码", "编号", "代码", "id", "code", of: .text)
  static let category = FieldRole(
    "category", "类别", "服务类别", "设施类别", "设施大类", "调研类别", "大类", "领域", "类型", of: .text)
  static let asked = FieldRole(
    "asked", "发放户数", "发放问卷户数", "发放数", "发放问卷数", "发放份数", "应调查户数", "应调研户数", "计划调研户数", "调查户数",
    of: .text)
  static let reached = FieldRole(
    "reached", "触达户数", "入户户数", "入户数", "实际入户数", "实际调查户数", "实际调研户数", "接触户数", "联系户数", of: .text)
  static let answered = FieldRole(
    "answered", "有效答卷户数", "有效答卷数", "有效问卷户数", "有效问卷数", "有效户数", "有效回收户数", "有效回收数", "有效份数",
    "有效样本数", "有效样本", "valid_answers", of: .text)
  static let needVotes = FieldRole(
    "need_votes", "需求票数", "需求户数", "有需求户数", "需求数", "期盼票数", of: .text)
  static let satisfaction = FieldRole(
    "satisfaction", "满意度", "平均满意度", "满意度评分", "满意度得分", "满意度均值", "满意评分", of: .text)

  static let survey = [
    surveyCommunity, communityName, category, households, asked, reached, answered, needVotes,
    satisfaction,
  ]

  /// How many complaints a point stands for.
  static let complaintCount = FieldRole(
    "count", "件数", "数量", "投诉数", "诉求数", "工单数", "次数", of: .pieces)
  static let complaint = [id, x, y, complaintCount]

  /// Whether a community is in renewal, and whether it is one of resettlement.
  static let renewal = FieldRole(
    "renewal", "更新改造", "是否更新改造", "更新社区", "更新改造社区", "是否更新", of: .text)
  static let resettlement = FieldRole(
    "resettlement", "拆迁安置", "是否拆迁安置", "拆迁安置社区", "安置社区", "是否安置", of: .text)
}
