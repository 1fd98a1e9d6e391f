package import Coverage
public import PlanarGeometry

/// All facilities of a city in columns, by position.
///
/// ```
/// entrances      [ f0 | f1 f1 | f2 ]       entranceStarts [0, 1, 3, 4]
/// services       [ f0 f0 | f1 | f2 ]       serviceStarts  [0, 2, 3, 4]
/// ```
///
/// A facility has entrances, or a region (a park, a school ground) that is reached at its boundary,
/// or both, and then only the entrances count as reached. Positions are not stable; ids are.
public struct FacilityTable: Sendable {
  public private(set) var ids: [String] = []
  public private(set) var names: [String?] = []
  public private(set) var entrances: [PlanarPoint] = []
  package private(set) var entranceStarts: [Int32] = [0]
  public private(set) var services: [FacilityService] = []
  private var serviceStarts: [Int32] = [0]
  /// Facilities that are reached at the boundary of a polygon, by position.
  public private(set) var regions: [Int32: PlanarRegion] = [:]
  /// Facilities with one site id stand at one place (a complex); nil where the source says nothing.
  public private(set) var siteIDs: [String?] = []
  private(set) var ratings: [Double?] = []
  private(set) var statuses: [String?] = []
  /// Ids that the source gives to several facilities, with how many: the first has the id here, the others
  /// ids of their own.
  public private(set) var sharedIDs: [String: Int] = [:]
  /// Where each comes from; nil where no file is known.
  public private(set) var origins: [RowOrigin?] = []
  /// Of the few that tell one.
  private var dates: [Int32: (opened: String?, closed: String?)] = [:]

  public init() {}

  /// Notes that the source gives the id of a facility to one more.
  public mutating func noteShared(_ id: String) { sharedIDs[id, default: 1] += 1 }

  mutating func keepSharedIDs(of other: FacilityTable) { sharedIDs = other.sharedIDs }

  /// Rows of the table; each may stand for several facilities at one place.
  public var count: Int { ids.count }

  /// Facilities that the table stands for: of each row the largest count among its services, because
  /// the services of a place are offered together.
  ///
  /// Complexity: O(services).
  public var facilityCount: Int {
    (0..<count).reduce(0) { sum, position in
      sum + Int(services[serviceRange(of: position)].map(\.count).max() ?? 0)
    }
  }

  /// Adds `facility` behind the others. Complexity: O(entrances + services), amortised.
  public mutating func append(_ facility: Facility) {
    if let region = facility.region { regions[Int32(count)] = region }
    if facility.opened != nil || facility.closed != nil {
      dates[Int32(count)] = (facility.opened, facility.closed)
    }
    ids.append(facility.id)
    names.append(facility.name)
    entrances += facility.entrances
    entranceStarts.append(Int32(entrances.count))
    services += facility.services
    serviceStarts.append(Int32(services.count))
    siteIDs.append(facility.siteID)
    ratings.append(facility.rating)
    statuses.append(facility.status)
    origins.append(facility.origin)
  }

  /// Positions in `entrances` of the facility at `position`.
  public func entranceRange(of position: Int) -> Range<Int> {
    Int(entranceStarts[position])..<Int(entranceStarts[position + 1])
  }

  /// Positions in `services` of the facility at `position`.
  public func serviceRange(of position: Int) -> Range<Int> {
    Int(serviceStarts[position])..<Int(serviceStarts[position + 1])
  }

  /// The facility at `position`, gathered from the columns.
  public subscript(position: Int) -> Facility {
    Facility(
      id: ids[position], name: names[position],
      entrances: Array(entrances[entranceRange(of: position)]), region: regions[Int32(position)],
      services: Array(services[serviceRange(of: position)]), siteID: siteIDs[position],
      rating: ratings[position], status: statuses[position], origin: origins[position],
      opened: dates[Int32(position)]?.opened, closed: dates[Int32(position)]?.closed)
  }

  /// Where a facility stands: its first entrance, or a point of its region.
  package func place(of facility: Int) -> PlanarPoint {
    if let entrance = entranceRange(of: facility).first { return entrances[entrance] }
    guard let region = regions[Int32(facility)] else { return PlanarPoint(x: 0, y: 0) }
    return region.surfacePoint(
      near: region.box.center, minX: region.box.minX, maxX: region.box.maxX) ?? region.vertices[0]
  }
}

extension FacilityTable {
  /// All that a facility offers of some services together. What some of them do not tell is the sum of the others.
  func service(of facility: Int, where isWanted: (FacilityService) -> Bool) -> FacilityService {
    var all = FacilityService(type: 0, count: 0)
    for service in services[serviceRange(of: facility)] where isWanted(service) {
      all.type = service.type
      all.count += service.count
      all.floorArea = service.floorArea.map { $0 + (all.floorArea ?? 0) } ?? all.floorArea
      all.capacity = service.capacity.map { $0 + (all.capacity ?? 0) } ?? all.capacity
    }
    return all
  }
}

/// One facility as it enters a `FacilityTable`.
public struct Facility: Equatable, Sendable {
  public var id: String
  public var name: String?
  public var entrances: [PlanarPoint]
  public var region: PlanarRegion?
  public var services: [FacilityService]
  public var siteID: String?
  public var rating: Double?
  public var status: String?
  /// nil where it comes from no file.
  public var origin: RowOrigin?
  /// When it opened and when it closed, as the source writes it; nothing is judged by them.
  public var opened: String?
  public var closed: String?

  public init(
    id: String, name: String? = nil, entrances: [PlanarPoint], region: PlanarRegion? = nil,
    services: [FacilityService], siteID: String? = nil, rating: Double? = nil,
    status: String? = nil, origin: RowOrigin? = nil, opened: String? = nil, closed: String? = nil
  ) {
    self.id = id
    self.name = name
    self.entrances = entrances
    self.region = region
    self.services = services
    self.siteID = siteID
    self.rating = rating
    self.status = status
    self.origin = origin
    self.opened = opened
    self.closed = closed
  }
}

/// The row of a file that something comes from.
public struct RowOrigin: Hashable, Sendable {
  /// Path as the user gave it.
  public var file: String
  /// Counts from 1; the header is row 1. Of GeoJSON the number of the feature.
  public var row: Int

  public init(file: String, row: Int) {
    self.file = file
    self.row = row
  }
}

/// What a facility offers of one type.
public struct FacilityService: Hashable, Sendable {
  /// Position in the types of the standard the table was made for.
  public var type: Int32
  /// How many such facilities stand at the place, at least 1 (`count` of the source).
  public var count: Int32
  /// Floor area in m², where known.
  public var floorArea: Double?
  /// Places or beds, where known.
  public var capacity: Double?

  public init(type: Int32, count: Int32 = 1, floorArea: Double? = nil, capacity: Double? = nil) {
    self.type = type
    self.count = count
    self.floorArea = floorArea
    self.capacity = capacity
  }
}

extension Facility {
  /// The facility with its first entrance, or the middle of its region's box, at `place`.
  public func moved(to place: PlanarPoint) -> Facility {
    var moved = self
    let step = place - (entrances.first ?? region?.box.center ?? place)
    moved.entrances = entrances.map { $0 + step }
    moved.region = region.map { $0.moved(by: step) }
    return moved
  }

  /// The facility with another size for every service, since it is the place that grows.
  public func resized(_ size: Scenario.Resize) -> Facility {
    var resized = self
    for service in services.indices {
      resized.services[service].floorArea = size.floorArea ?? services[service].floorArea
      resized.services[service].capacity = size.capacity ?? services[service].capacity
    }
    return resized
  }

  /// The facility as a layer of its own.
  package var layer: FacilityLayer {
    let regions = entrances.isEmpty ? region.map { [$0] } ?? [] : []
    return FacilityLayer(
      radius: 1, points: entrances, pointOwners: entrances.map { _ in 0 }, regions: regions,
      regionOwners: regions.map { _ in 0 }, counts: [1])
  }

  /// The box around all its entrances, or its region.
  package var box: PlanarBox {
    region.flatMap { entrances.isEmpty ? $0.box : nil } ?? PlanarBox(around: entrances)
  }
}
