import Coverage
import PlanarGeometry

/// Draws the reach of every examined type or facility.
///
/// By straight lines it is all that lies within the radius, in the communities or not; of types that serve their own
/// street, district or community alone, what of it those served live on. On foot it is land of the communities.
public struct ReachAreas: Sendable {
  let city: City
  let types: [FacilityType]
  let radii: [Double]
  let options: AssessmentOptions
  let facilities: ServedFacilities
  /// Metres between a curve and the lines drawn for it, at most.
  public let tolerance: Double
  let makeOverlay: @Sendable () throws -> any RegionOverlay

  /// What is narrower than this share of the tolerance is left out, and closed where it is a hole.
  static let sliver = 0.1

  /// The usual tolerance in metres.
  public static let usualTolerance = 0.5

  /// - Parameters:
  ///   - tolerance: metres between a curve and the lines drawn for it, at most; greater than 0.
  ///   - makeOverlay: called from any task.
  /// - Throws: `AssessmentError` for a type that is not in the standard.
  public init(
    _ city: City, standard: Standard, options: AssessmentOptions,
    tolerance: Double = usualTolerance,
    makeOverlay: @escaping @Sendable () throws -> any RegionOverlay
  ) throws(AssessmentError) {
    self.city = city
    self.options = options
    self.tolerance = tolerance
    self.makeOverlay = makeOverlay
    let types = try AssessmentInput.examinedTypes(standard, options)
    self.types = types
    radii = types.map { standard.radius(of: $0, atSpeed: options.walkSpeed) }
    facilities = ServedFacilities(
      of: city, types: types,
      positions: types.map { type in standard.types.firstIndex { $0.id == type.id } ?? 0 },
      radii: radii, weightColumns: types.map { _ in 0 }, strategy: options.index)
  }

  /// The areas by type, of facilities in the order of their ids; of each the one on foot first, where the metric is
  /// network, then the straight one.
  ///
  /// - Parameter progress: called from any task with the share done, 0…1.
  /// - Returns: the same bytes whatever `options.threads` is.
  /// - Throws: `AssessmentError`, and what the overlay throws.
  /// - Complexity: by type that of the partition, O(parts of it · types), and the unions; by facility a search and
  ///   O(parts of the communities that it is within reach of) for each.
  public func areas(
    of subject: ReachSubject, progress: @escaping @Sendable (Double) -> Void = { _ in }
  ) async throws -> [ReachArea] {
    let jobs = jobs(of: subject)
    let isOnFoot = options.metric == .network
    let straight = try await straightRegions(jobs) { progress(isOnFoot ? 0.2 * $0 : $0) }
    let walked =
      isOnFoot ? try await walkedRegions(jobs, subject) { progress(0.2 + 0.8 * $0) } : []
    var areas: [ReachArea] = []
    for (number, job) in jobs.enumerated() {
      if isOnFoot { areas.append(area(of: job, .network, walked[number])) }
      areas.append(area(of: job, .straight, straight[number]))
    }
    return areas
  }

  private func area(of job: Job, _ metric: Metric, _ region: PlanarRegion) -> ReachArea {
    ReachArea(
      type: job.type, facility: job.facility, metric: metric, radius: radii[job.type],
      detour: metric == .straight ? options.detour : 1, facilities: job.count,
      region: region.withoutSlivers(narrowerThan: Self.sliver * tolerance))
  }

  // MARK: What is drawn

  /// Facilities that are drawn together.
  struct Job: Sendable {
    var type: Int
    var facility: Int?
    var count: Int
    var parts: [Part]
  }

  /// What of a job is in one group of the facilities: all facilities of a layer, or one.
  struct Part: Sendable {
    var group: Int
    var layer: Int
    var owner: Int32?
  }

  private func jobs(of subject: ReachSubject) -> [Job] {
    types.indices.flatMap { type in
      let parts = facilities.groups.indices.compactMap { group in
        facilities.groups[group].types.firstIndex(of: type).map { Part(group: group, layer: $0) }
      }
      switch subject {
      case .type:
        return [Job(type: type, facility: nil, count: facilities.counts[type], parts: parts)]
      case .facility: return jobs(ofEachIn: parts, type: type)
      }
    }
  }

  private func jobs(ofEachIn parts: [Part], type: Int) -> [Job] {
    var jobs: [Int32: Job] = [:]
    for part in parts {
      let group = facilities.groups[part.group]
      for (owner, facility) in group.facilities[part.layer].enumerated() {
        let own = Part(group: part.group, layer: part.layer, owner: Int32(owner))
        let count = group.layers[part.layer].counts[owner]
        jobs[facility, default: Job(type: type, facility: Int(facility), count: count, parts: [])]
          .parts.append(own)
      }
    }
    let ids = city.facilities.ids
    return jobs.sorted { ids[Int($0.key)].utf8.lexicographicallyPrecedes(ids[Int($1.key)].utf8) }
      .map(\.value)
  }

  func layer(of part: Part) -> FacilityLayer {
    let layer = facilities.groups[part.group].layers[part.layer]
    return part.owner.map { layer.only($0) } ?? layer
  }
}

// MARK: - Straight lines

extension ReachAreas {
  private func straightRegions(
    _ jobs: [Job], progress: @escaping @Sendable (Double) -> Void
  ) async throws -> [PlanarRegion] {
    let found = await inChunks(
      of: jobs.count, threads: options.threads, makeScratch: {}, finished: progress,
      work: { number, _, output in output.append(Result { try straightRegion(jobs[number]) }) })
    return try found.map { try $0.get() }
  }

  private func straightRegion(_ job: Job) throws -> PlanarRegion {
    let overlay = try makeOverlay()
    let outlines = ReachOutlines(
      radius: radii[job.type] / options.detour, tolerance: tolerance)
    let regions = try job.parts.flatMap { part in
      let layer = layer(of: part)
      let all = try overlay.union(
        Set(layer.points).sorted { ($0.x, $0.y) < ($1.x, $1.y) }.map { outlines.disc(about: $0) }
          + layer.regions.flatMap { outlines.pieces(of: $0) })
      return try served(all, by: part, type: job.type, overlay)
    }
    return regions.count == 1 ? regions[0] : try overlay.union(regions)
  }

  /// What of a region is land of those whom the facilities of a part serve.
  private func served(
    _ region: PlanarRegion, by part: Part, type: Int, _ overlay: any RegionOverlay
  ) throws -> [PlanarRegion] {
    guard types[type].serves != .anyone else { return [region] }
    return try facilities.groups[part.group].communities.compactMap { community in
      let land = city.communities[community].region
      guard land.box.intersects(region.box) else { return nil }
      return try overlay.intersection(region, land)
    }
  }
}
