/// How many facilities of each type a city has, and what they are like.
struct FacilityProgramme {
  let id: String
  /// The name that a source would use for the type.
  let label: String
  /// In a whole city of 1258 communities.
  let count: Int
  let siting: Siting
  /// m² that a norm asks for, or a usual size.
  let floorArea: Double
  /// Places, seats or beds, where such a number is usual.
  var capacity: ClosedRange<Double>?

  /// Where facilities of the type are put.
  struct Siting {
    /// How strongly well provided communities are preferred, 0…2.
    var provision: Double
    /// How strongly populous communities are preferred: the exponent of their population.
    var people: Double
    /// Whether it is care that new housing still lacks.
    var isCare = false
    /// Share of the facilities that stand in the community's service or shopping complex.
    var complex: Double
    /// Whether the complex is that of shops.
    var isShop = false
  }

  /// In the order of the built-in standard.
  static let all: [FacilityProgramme] = [
    FacilityProgramme(
      id: "communityServiceStation", label: "党群服务中心", count: 1330,
      siting: Siting(provision: 0.2, people: 0.4, complex: 0.8), floorArea: 600),
    FacilityProgramme(
      id: "subdistrictServiceCenter", label: "街道社区服务中心", count: 195,
      siting: Siting(provision: 0.2, people: 0.3, complex: 0.5), floorArea: 900),
    FacilityProgramme(
      id: "infantCareStation", label: "婴幼儿照护服务驿站", count: 620,
      siting: Siting(provision: 0.3, people: 0.8, isCare: true, complex: 0.8), floorArea: 170,
      capacity: 15...60),
    FacilityProgramme(
      id: "kindergarten", label: "幼儿园", count: 1050,
      siting: Siting(provision: 0.3, people: 0.9, complex: 0), floorArea: 3200, capacity: 180...450),
    FacilityProgramme(
      id: "primarySchool", label: "小学", count: 520,
      siting: Siting(provision: 0.8, people: 0.6, complex: 0), floorArea: 9000, capacity: 600...1600
    ),
    FacilityProgramme(
      id: "juniorHighSchool", label: "初中", count: 300,
      siting: Siting(provision: 0.5, people: 0.6, complex: 0), floorArea: 14_000,
      capacity: 600...1500),
    FacilityProgramme(
      id: "elderlyDayCare", label: "居家养老服务照料中心", count: 1420,
      siting: Siting(provision: 0.4, people: 0.7, isCare: true, complex: 0.8), floorArea: 350,
      capacity: 10...40),
    FacilityProgramme(
      id: "communityCanteen", label: "老年食堂", count: 1050,
      siting: Siting(provision: 1.0, people: 0.6, isCare: true, complex: 0.75), floorArea: 200,
      capacity: 30...120),
    FacilityProgramme(
      id: "nursingHome", label: "养老院", count: 190,
      siting: Siting(provision: 0.3, people: 0.3, complex: 0), floorArea: 6000, capacity: 60...400),
    FacilityProgramme(
      id: "communityHealthStation", label: "社区卫生服务站", count: 760,
      siting: Siting(provision: 0.3, people: 0.8, isCare: true, complex: 0.7), floorArea: 150),
    FacilityProgramme(
      id: "communityHealthCenter", label: "社区卫生服务中心", count: 200,
      siting: Siting(provision: 0.3, people: 0.4, complex: 0), floorArea: 2000),
    FacilityProgramme(
      id: "cultureStation", label: "文化活动站", count: 1560,
      siting: Siting(provision: 1.6, people: 0.3, complex: 0.75), floorArea: 250),
    FacilityProgramme(
      id: "sharedStudy", label: "共享书房", count: 520,
      siting: Siting(provision: 1.0, people: 0.4, complex: 0.6), floorArea: 180),
    FacilityProgramme(
      id: "cultureCenter", label: "文化活动中心", count: 195,
      siting: Siting(provision: 0.3, people: 0.4, complex: 0.3), floorArea: 3000),
    FacilityProgramme(
      id: "convenienceStore", label: "便利店", count: 6800,
      siting: Siting(provision: 1.7, people: 0.9, complex: 0.3, isShop: true), floorArea: 110),
    FacilityProgramme(
      id: "freshMarket", label: "菜市场", count: 780,
      siting: Siting(provision: 0.6, people: 0.5, complex: 0.3, isShop: true), floorArea: 1000),
    FacilityProgramme(
      id: "outdoorFitness", label: "室外健身点", count: 3300,
      siting: Siting(provision: 0.9, people: 0.6, complex: 0), floorArea: 220),
    FacilityProgramme(
      id: "fitnessRoom", label: "百姓健身房", count: 480,
      siting: Siting(provision: 0.8, people: 0.4, complex: 0.5), floorArea: 600),
    FacilityProgramme(
      id: "parcelStation", label: "快递驿站", count: 2900,
      siting: Siting(provision: 0.9, people: 0.8, complex: 0.55, isShop: true), floorArea: 80),
    FacilityProgramme(
      id: "pharmacy", label: "药店", count: 1630,
      siting: Siting(provision: 0.8, people: 0.6, complex: 0.5, isShop: true), floorArea: 120),
  ]
}
