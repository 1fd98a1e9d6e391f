public import Wording

/// The catalogue that an examination applies: facility types with their radii, grouped in categories
/// and in circles.
public struct Standard: Equatable, Sendable {
  public var name: LocalizedText
  /// θ: the least coverage, 0…1, that counts as met.
  public var threshold: Double
  /// Ascending in minutes.
  public var circles: [ServiceCircle]
  public var categories: [FacilityCategory]
  /// Ids are unique; the order is that of every output.
  public var types: [FacilityType]

  public init(
    name: LocalizedText, threshold: Double = 0.80, circles: [ServiceCircle],
    categories: [FacilityCategory], types: [FacilityType]
  ) {
    self.name = name
    self.threshold = threshold
    self.circles = circles
    self.categories = categories
    self.types = types
  }
}

/// A public service circle (公共服务圈). The minutes name who answers for it, not a walking time: the
/// community for the 5-minute circle, the street for the 15-minute one.
public struct ServiceCircle: Hashable, Sendable {
  public var minutes: Int
  public var name: LocalizedText

  public init(minutes: Int, name: LocalizedText) {
    self.minutes = minutes
    self.name = name
  }
}

/// One of the fields of public service, such as elderly care.
public struct FacilityCategory: Hashable, Sendable {
  public var id: String
  public var name: LocalizedText
  /// Relative weight in the indices, at least 0.
  public var weight: Double
  /// The city's agency that is responsible, where known.
  public var agency: LocalizedText?

  public init(id: String, name: LocalizedText, weight: Double = 1, agency: LocalizedText? = nil) {
    self.id = id
    self.name = name
    self.weight = weight
    self.agency = agency
  }
}
