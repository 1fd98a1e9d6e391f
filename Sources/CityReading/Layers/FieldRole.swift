import TableFiles
import Wording

/// Something that a field of a file can say, and the names it usually goes by.
struct FieldRole: Hashable, Sendable {
  /// Key in the `fields` of a study.
  let key: String
  /// Usual names in lower case, the likeliest first.
  let names: [String]

  init(_ key: String, _ names: String...) {
    self.key = key
    self.names = [key] + names
  }
}

extension FieldRole {
  static let id = FieldRole("id", "code", "编号", "编码", "代码", "标识")
  static let name = FieldRole("name", "名称", "名字")
  static let communityID = FieldRole(
    "id", "community_id", "code", "社区编码", "社区编号", "社区代码", "编号", "编码", "代码")
  static let communityName = FieldRole("name", "社区名称", "社区", "community", "名称")
  static let street = FieldRole(
    "street", "subdistrict", "街道", "街道名称", "所属街道", "乡镇街道", "镇街")
  static let district = FieldRole("district", "区", "区县", "区县市", "所属区", "行政区", "城区")
  static let kind = FieldRole("kind", "社区类型", "小区类型", "类型", "类别")
  static let population = FieldRole("population", "pop", "人口", "常住人口", "人口数", "总人口")
  static let households = FieldRole("households", "户数", "总户数", "家庭户数")
  static let elderly = FieldRole(
    "elderly", "60岁以上", "60岁以上人口", "60岁及以上", "老年人口", "老年人")
  static let under3 = FieldRole("under3", "3岁以下", "0-3岁", "0–3岁", "3岁以下人口", "婴幼儿")
  static let children = FieldRole("children", "0–14岁", "0-14岁", "0~14岁", "0—14岁", "儿童")
  static let programmeStatus = FieldRole("programme_status", "创建状态")
  static let type = FieldRole(
    "type", "category", "类型", "类别", "设施类型", "设施类别", "种类")
  static let subtype = FieldRole("subtype", "小类", "子类", "子类型")
  static let x = FieldRole("x", "lon", "lng", "long", "longitude", "经度", "东经", "x坐标")
  static let y = FieldRole("y", "lat", "latitude", "纬度", "北纬", "y坐标")
  static let floorArea = FieldRole("floor_area", "面积", "建筑面积", "建筑面积(㎡)", "用房面积")
  static let capacity = FieldRole("capacity", "床位", "床位数", "容量", "学位", "托位")
  static let rating = FieldRole("rating", "评分", "服务评分")
  static let status = FieldRole(
    "status", "状态", "运营状态", "营业状态", "经营状态", "使用状态", "建设状态", "运行状态", "开放状态", "状况",
    "business_status", "operational_status", "operating_status", "facility_status")
  static let opened = FieldRole("opened", "开业日期", "启用时间", "建成时间")
  static let closed = FieldRole("closed", "关闭日期", "停用时间")
  static let siteID = FieldRole("site_id", "场所", "场所编号")
  static let count = FieldRole("count", "数量", "个数")
  static let owner = FieldRole(
    "owner", "产权单位", "权属单位", "权属", "产权人", "产权", "业主", "所有权人")
  static let acquisition = FieldRole("acquisition", "取得方式", "获取方式", "来源方式")
  static let cost = FieldRole("cost", "费用", "造价", "改造费用", "投资", "估算投资", "费用(万元)")
  static let allowedTypes = FieldRole("types", "可用类型", "适用类型", "可设类型", "可布设类型")

  static let position = [x, y]
  static let candidate = [
    id, name, x, y, floorArea, owner, acquisition, cost, allowedTypes,
  ]
  static let community = [
    communityID, communityName, street, district, kind, population, households, elderly, under3,
    children, programmeStatus,
  ]
  static let facility = [
    id, name, type, subtype, x, y, floorArea, capacity, rating, status, siteID, count,
    opened, closed,
  ]
  /// Points or cells of a population layer.
  static let populationLayer = [id, x, y, population, elderly, under3, children]
  static let network = [
    id, x, y, edgeStart, edgeEnd, edgeLength, layer, level, bridge, tunnel, highway,
  ]
  /// The kind of road.
  static let highway = FieldRole("highway")
  static let edgeStart = FieldRole(
    "from", "source", "u", "from_node", "start_node", "fnode", "起点", "起点编号", "起始节点")
  static let edgeEnd = FieldRole(
    "to", "target", "v", "to_node", "end_node", "tnode", "终点", "终点编号", "终止节点")
  static let edgeLength = FieldRole(
    "length", "distance", "length_m", "distance_m", "length_km", "distance_km", "length_ft",
    "length_mi", "len",
    "dist", "weight", "cost", "长度", "长度(米)", "长度（米）", "长度(公里)", "长度（公里）", "长度(千米)", "路长",
    "距离", "距离(米)", "距离（米）", "距离(公里)", "距离（公里）", "里程", "权重", "st_length", "shape_length",
    "shape_leng")
  static let layer = FieldRole("layer", "z_level", "层级", "层")
  /// Floors, of which 0 is at the ground; 楼层 counts from 1 and is none of its names.
  static let level = FieldRole("level")
  static let bridge = FieldRole("bridge", "桥梁", "桥")
  static let tunnel = FieldRole("tunnel", "隧道")
  /// What tells of tunnels and decks.
  static let wayLevel = [layer, level, bridge, tunnel]
  static let barrier = [name]
  /// Keys of the roles whose values are numbers.
  static let numberKeys: Set<String> = [
    "x", "y", "population", "households", "elderly", "under3", "children", "floor_area", "capacity",
    "rating", "count", "cost", "length", "weight",
  ]
}

/// Which column of a file says what.
struct FieldMapping: Sendable {
  /// Few enough that a search beats hashing.
  private var columns: [(key: String, column: Int)] = []
  /// Columns that were found by their usual names, as `key = column`; a column that bears the key
  /// itself is not mentioned.
  private(set) var assumptions: [String] = []
  /// Columns that are the id together; empty where it is one column.
  private(set) var idColumns: [Int] = []

  /// - Parameters:
  ///   - stated: name of the column by the role's key; a column that does not exist is an error.
  ///   - idFields: names of columns that are the id together; where there are any, they go before `stated`.
  ///   - roles: looked up by their usual names, without regard to case, where not stated.
  init(
    _ roles: [FieldRole], stated: [String: String], idFields: [String] = [], in layer: FeatureTable
  ) throws(InputError) {
    let names = layer.attributes.columns
    let foldedNames = names.map { String($0.trimmingBlanks).lowercased() }
    func column(of name: String) throws(InputError) -> Int {
      let exact = names.firstIndex(of: name)
      guard let column = exact ?? foldedNames.firstIndex(of: name.lowercased()) else {
        throw .data(file: layer.path, row: nil, .noSuchField(name, among: names))
      }
      return column
    }
    for name in idFields { idColumns.append(try column(of: name)) }
    for role in roles {
      if role.key == FieldRole.id.key, let first = idColumns.first {
        columns.append((role.key, first))
      } else if let name = stated[role.key] {
        columns.append((role.key, try column(of: name)))
      } else if let column = Self.usualColumn(role, foldedNames) {
        columns.append((role.key, column))
        if foldedNames[column] != role.key { assumptions.append("\(role.key) = \(names[column])") }
      }
    }
  }

  private static func usualColumn(_ role: FieldRole, _ foldedNames: [String]) -> Int? {
    for name in role.names {
      if let column = foldedNames.firstIndex(of: name) { return column }
    }
    return nil
  }

  /// Columns whose values are numbers.
  var numberColumns: [Int] {
    columns.filter { FieldRole.numberKeys.contains($0.key) }.map(\.column)
  }

  subscript(role: FieldRole) -> Int? { columns.first { $0.key == role.key }?.column }
}
