import TableFiles
import Wording

/// Something that a field of a file can say, and the names it usually goes by.
struct FieldRole: Hashable, Sendable {
  /// Key in the `fields` of a study.
  let key: String
  /// Usual names in lower case, the likeliest first.
  private(set) var names: [String]
  /// Names that mean it only where the heading states a unit that is known.
  let unitNames: [String]
  /// What its numbers count; nil where headings are not taken apart.
  let quantity: ColumnQuantity?

  init(
    _ key: String, _ names: String..., withUnit unitNames: [String] = [],
    of quantity: ColumnQuantity? = nil
  ) {
    self.key = key
    self.names = [key] + names
    self.unitNames = unitNames
    self.quantity = quantity
  }

  /// This with further names.
  func or(_ names: String...) -> FieldRole {
    var role = self
    role.names += names
    return role
  }
}

extension FieldRole {
  static let id = FieldRole("id", "code", "编号", "编码", "代码", "标识", of: .text)
  static let name = FieldRole("name", "名称", "名字", of: .text)
  static let communityID = FieldRole(
    "id", "atom_id", "community_id", "code", "社区编码", "社区编号", "社区代码", "编号", "编码", "代码", of: .text)
  static let communityName = FieldRole("name", "社区名称", "社区", "community", "名称", of: .text)
  static let street = FieldRole(
    "street", "subdistrict", "街道", "街道名称", "所属街道", "乡镇街道", "镇街", of: .text)
  static let district = FieldRole("district", "区", "区县", "区县市", "所属区", "行政区", "城区", of: .text)
  static let kind = FieldRole("kind", "社区类型", "小区类型", "类型", "类别", of: .text)
  static let population = FieldRole(
    "population", "pop", "人口", "常住人口", "人口数", "总人口", "居住人口", "居民人口", "einwohner", "inhabitants",
    "residents", of: .people)
  static let households = FieldRole("households", "户数", "总户数", "家庭户数", of: .households)
  static let elderly = FieldRole(
    "elderly", "60岁以上", "60岁以上人口", "60岁及以上", "老年人口", "老年人", of: .people)
  static let under3 = FieldRole("under3", "3岁以下", "0-3岁", "0–3岁", "3岁以下人口", "婴幼儿", of: .people)
  static let children = FieldRole("children", "0–14岁", "0-14岁", "0~14岁", "0—14岁", "儿童", of: .people)
  static let programmeStatus = FieldRole("programme_status", "创建状态")
  static let programmeLevel = FieldRole("programme_level", "创建级别", "创建类型")
  static let type = FieldRole(
    "type", "category", "类型", "类别", "设施类型", "设施类别", "种类", of: .text)
  static let subtype = FieldRole("subtype", "小类", "子类", "子类型", of: .text)
  static let x = FieldRole("x", "lon", "lng", "long", "longitude", "经度", "东经", "x坐标", of: .position)
  static let y = FieldRole("y", "lat", "latitude", "纬度", "北纬", "y坐标", of: .position)
  static let floorArea = FieldRole(
    "floor_area", "面积", "建筑面积", "用房面积", "总建筑面积", "使用面积", "房屋面积", "gross_floor_area", "gfa",
    "nutzfläche", withUnit: ["area", "size", "space", "surface", "superficie", "fläche", "área"],
    of: .squareMetres)
  static let capacity = FieldRole(
    "capacity", "床位", "床位数", "容量", "学位", "托位", "容纳人数", "座位数", "beds", "seats", "kapazität",
    "capacité", "capacidade", "capacidad", withUnit: ["规模"], of: .people)
  static let rating = FieldRole("rating", "评分", "服务评分", of: .points)
  static let status = FieldRole(
    "status", "状态", "运营状态", "营业状态", "经营状态", "使用状态", "建设状态", "运行状态", "开放状态", "状况",
    "登记状态", "注册状态", "企业状态", "存续状态", "经营状况", "营业状况", "运营状况", "营运状态", "business_status",
    "operational_status", "operating_status", "facility_status", "statut", "estado", "situação",
    "situacao",
    "betriebsstatus", of: .text)
  static let opened = FieldRole("opened", "开业日期", "启用时间", "建成时间")
  static let closed = FieldRole(
    "closed", "关闭日期", "停用时间", "关闭时间", "停业日期", "停业时间", "歇业日期", "注销日期", "撤销日期", "停用日期", "end_date",
    "closed_date", "close_date", "closing_date", "date_closed", "date_close", "closed_on")
  static let siteID = FieldRole("site_id", "场所", "场所编号", of: .text)
  static let count = FieldRole("count", "数量", "个数", of: .pieces)
  static let owner = FieldRole(
    "owner", "产权单位", "权属单位", "权属", "产权人", "产权", "业主", "所有权人", of: .text)
  static let acquisition = FieldRole("acquisition", "取得方式", "获取方式", "来源方式", of: .text)
  static let cost = FieldRole(
    "cost", "费用", "造价", "改造费用", "投资", "估算投资", "总造价", "建设费用", "建设成本", "建设投资", "成本", "总投资", "总费用",
    "投资额", "投资金额", "改造成本", "改造投资", "概算", "costs", "kosten", "baukosten", "coût", "cout", "costo",
    "coste", "custo", "investment", "capex", "construction_cost", "total_cost", "estimated_cost",
    withUnit: [
      "price", "budget", "金额", "价格", "预算", "报价", "总价", "preis", "prix", "precio", "preço",
    ],
    of: .money)
  static let allowedTypes = FieldRole("types", "可用类型", "适用类型", "可设类型", "可布设类型", of: .text)

  /// A whole geometry.
  static let shape = FieldRole(
    "geometry", "wkt", "geom", "the_geom", "geometry_wkt", "wkt_geom", "wkb_geometry", "wkb",
    "shape", "几何",
    "空间信息", of: .text)
  /// Where something is, in words.
  static let address = FieldRole("address", "地址", "详细地址", "具体地址", "位置", "门牌", "addr", of: .text)

  static let position = [x, y]
  static let candidate = [
    id, name, x, y, floorArea, capacity, owner, acquisition, cost, status, allowedTypes,
  ]
  static let community = [
    communityID, communityName, street, district, kind, population, households, elderly, under3,
    children, programmeStatus, programmeLevel, renewal, resettlement,
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
  /// What is scored at an acceptance, and how.
  static let scoredCommunity = FieldRole(
    "community_id", "id", "社区编码", "社区编号", "社区代码", "编码", "编号", of: .text)
  static let scoredItem = FieldRole("item", "指标", "指标编码", "验收指标", "项目", "指标项", of: .text)
  static let score = FieldRole("score", "得分", "分数", "分值", "评分", of: .points)
  static let evidence = FieldRole("evidence", "依据", "佐证", "佐证材料", "证明材料", of: .text)
  static let acceptance = [scoredCommunity, scoredItem, score, evidence]
  /// Keys of the roles whose values are numbers.
  static let numberKeys: Set<String> = [
    "x", "y", "population", "households", "elderly", "under3", "children", "floor_area", "capacity",
    "rating", "count", "cost", "length", "weight", "score", "cost_wan", "people", "asked",
    "reached", "answered", "need_votes", "satisfaction",
  ]
}
