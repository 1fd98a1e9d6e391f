import Projection
import RunFiles

/// How a district writes its list of facilities: what kind of file, its headings, and what happened to it.
struct DistrictForm: Sendable {
  enum Container: Sendable {
    /// Cells between `delimiter`, in another encoding than UTF-8.
    case text(TextEncoding, delimiter: UInt8 = UInt8(ascii: ","))
    /// With a sheet of remarks before the list, or not.
    case workbook(hasRemarks: Bool = false)
    /// With a second layer beside the list, or not.
    case geoPackage(hasSecondLayer: Bool = false)
    case shapefile
  }

  var container: Container
  /// Datum of the coordinates; nil: WGS 84.
  var datum: WebDatum?
  /// Rows above the header.
  var titleRows = 0
  /// Whether a column with the numbers of the rows stands before the others.
  var isNumbered = false
  /// Whether a spreadsheet turned the ids into numbers like 3.30102E+11.
  var losesIDs = false
  /// In the order of `FacilityListing.header`.
  var headings = FacilityListing.header
  /// Whether some heading is not a usual name, so that a study has to say what is what.
  var isMapped = false
}

extension DistrictForm {
  /// The form of one district after the other; each kind of file and each accident comes among the first six.
  static let all = [
    DistrictForm(container: .text(.gb18030), titleRows: 2, isNumbered: true),
    DistrictForm(
      container: .workbook(), titleRows: 1, isNumbered: true,
      headings: [
        "设施编号", "设施名称", "设施类别", "经度", "纬度", "建筑面积", "容纳人数", "服务评分", "运营状态", "场所编号",
      ], isMapped: true),
    DistrictForm(container: .geoPackage(hasSecondLayer: true), headings: english),
    DistrictForm(
      container: .shapefile,
      headings: ["设施编号", "设施名称", "设施类型", "x", "y", "建筑面积", "床位数", "服务评分", "运营状态", "所在场所"],
      isMapped: true),
    DistrictForm(
      container: .text(.gb18030), datum: .gcj02,
      headings: ["编码", "名称", "类别", "lng", "lat", "面积", "容量", "评分", "营业状态", "场所"]),
    DistrictForm(
      container: .text(.utf16LE, delimiter: UInt8(ascii: "\t")), titleRows: 1, losesIDs: true,
      headings: ["代码", "名称", "种类", "东经", "北纬", "使用面积", "容纳人数", "评分", "使用状态", "场所"]),
    DistrictForm(
      container: .text(.gb18030), isNumbered: true,
      headings: ["编号", "名称", "设施类型", "x坐标", "y坐标", "用房面积", "容量", "评分", "状况", "场所编号"]),
    DistrictForm(container: .workbook(hasRemarks: true), headings: english),
    DistrictForm(container: .geoPackage()),
    DistrictForm(
      container: .text(.gb18030, delimiter: UInt8(ascii: ";")), titleRows: 1,
      headings: [
        "统一编号", "机构名称", "业务类型", "经度", "纬度", "房屋面积", "座位数", "满意度", "状态", "所在场所",
      ], isMapped: true),
    DistrictForm(container: .workbook(), titleRows: 2, isNumbered: true),
    DistrictForm(container: .text(.gb18030), headings: english),
    DistrictForm(
      container: .workbook(),
      headings: ["标识", "名字", "设施类别", "x", "y", "总建筑面积", "座位数", "服务评分", "经营状态", "场所"]),
  ]

  private static let english = [
    "id", "name", "type", "lon", "lat", "floor_area", "capacity", "rating", "status", "site_id",
  ]

  /// Keys of a study in the order of `headings`.
  static let keys = [
    "id", "name", "type", "x", "y", "floor_area", "capacity", "rating", "status", "site_id",
  ]

  /// Positions of what has a meaning here.
  enum Column {
    static let id = 0
    static let type = 2
    static let x = 3
    static let y = 4
    /// Coordinates, floor area, capacity and rating.
    static let numbers = 3...7
  }

  /// Of the file that a study names, with its dot.
  var ending: String {
    switch container {
    case .text: ".csv"
    case .workbook: ".xlsx"
    case .geoPackage: ".gpkg"
    case .shapefile: ".shp"
    }
  }

  /// Whether positions are geometries instead of two columns.
  var hasGeometries: Bool {
    switch container {
    case .text, .workbook: false
    case .geoPackage, .shapefile: true
    }
  }

  /// Sheet or layer of the list, where there are others; nil: there is one alone.
  var part: (key: String, name: String)? {
    switch container {
    case .workbook(hasRemarks: true): ("sheet", Self.listName)
    case .geoPackage(hasSecondLayer: true): ("layer", Self.listName)
    default: nil
    }
  }

  /// Name of the sheet or layer.
  static let listName = "设施清单"
}
