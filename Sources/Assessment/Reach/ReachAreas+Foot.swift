import Coverage
import NearestStreets
import PlanarGeometry
import WalkNetwork

extension ReachAreas {
  /// What is within a walk of the facilities of each job.
  func walkedRegions(
    _ jobs: [Job], _ subject: ReachSubject, progress: @escaping @Sendable (Double) -> Void
  ) async throws -> [PlanarRegion] {
    guard let network = city.network else { throw AssessmentError.missingNetwork }
    let streets = StreetIndex(network.graph, barriers: network.barriers.segments)
    var pieces = [[PlanarRegion]](repeating: [], count: jobs.count)
    let groups = facilities.groups
    for (number, group) in groups.enumerated() where !group.types.isEmpty {
      let own = Assigned(to: number, among: jobs)
      let fields = try await search(group.layers, on: streets)
      let report: @Sendable (Double) -> Void = {
        progress(0.9 * (Double(number) + $0) / Double(groups.count))
      }
      let found =
        subject == .type
        ? try await communityPieces(in: group, own, on: fields, report)
        : try await facilityPieces(in: group, own, on: fields, report)
      for (job, regions) in zip(own.jobs, found) { pieces[job] += regions }
    }
    return try await united(pieces)
  }

  /// The jobs that have a part in a group, and those parts.
  struct Assigned: Sendable {
    var jobs: [Int] = []
    var parts: [Part] = []

    init(to group: Int, among all: [Job]) {
      for (number, job) in all.enumerated() {
        for part in job.parts where part.group == group {
          jobs.append(number)
          parts.append(part)
        }
      }
    }
  }

  private func search(
    _ layers: [FacilityLayer], on streets: StreetIndex
  ) async throws(AssessmentError) -> NetworkFields {
    do throws(WalkNetworkError) {
      return try await NetworkFields.search(
        streets, layers: layers, snapLimit: options.snapLimit, threads: options.threads)
    } catch {
      throw .tooManyFacilities
    }
  }

  private func united(_ pieces: [[PlanarRegion]]) async throws -> [PlanarRegion] {
    let found = await inChunks(
      of: pieces.count, threads: options.threads, makeScratch: {}, finished: { _ in },
      work: { number, _, output in
        output.append(Result { try makeOverlay().union(pieces[number]) })
      })
    return try found.map { try $0.get() }
  }
}

// MARK: - All of a type

extension ReachAreas {
  /// For each assigned part what of the communities is within its reach, community by community.
  private func communityPieces(
    in group: ServedFacilities.Group, _ own: Assigned, on fields: NetworkFields,
    _ progress: @escaping @Sendable (Double) -> Void
  ) async throws -> [[PlanarRegion]] {
    let found = await inChunks(
      of: group.communities.count, threads: options.threads,
      makeScratch: { LandReach(on: fields, tolerance: tolerance) }, finished: progress,
      work: { number, reach, output in
        let land = city.communities[group.communities[number]].region
        reach.prepare(reach.sheet(of: land))
        output.append(
          Result {
            let overlay = try makeOverlay()
            return try own.parts.map { part in
              let pieces = reach.pieces(
                within: group.layers[part.layer].radius, fields.fields[part.layer])
              return try united(
                pieces, of: land, grounds: group.layers[part.layer].regions, by: overlay)
            }
          })
      })
    let regions = try found.map { try $0.get() }
    return own.parts.indices.map { part in regions.map { $0[part] }.filter { !$0.isEmpty } }
  }

  /// Pieces of some land with what of it lies in the grounds of facilities.
  private func united(
    _ pieces: [PlanarRegion], of land: PlanarRegion, grounds: [PlanarRegion],
    by overlay: any RegionOverlay
  ) throws -> PlanarRegion {
    let inside = try grounds.filter { $0.box.intersects(land.box) }
      .map { try overlay.intersection($0, land) }
    let all = pieces + inside
    return all.count == 1 ? all[0] : try overlay.union(all)
  }
}

// MARK: - One facility after the other

extension ReachAreas {
  /// For each assigned part what of the communities is within its reach.
  private func facilityPieces(
    in group: ServedFacilities.Group, _ own: Assigned, on fields: NetworkFields,
    _ progress: @escaping @Sendable (Double) -> Void
  ) async throws -> [[PlanarRegion]] {
    let sheets = await inChunks(
      of: group.communities.count, threads: options.threads,
      makeScratch: { LandReach(on: fields, tolerance: tolerance) }, finished: { _ in },
      work: { number, reach, output in
        output.append(reach.sheet(of: city.communities[group.communities[number]].region))
      })
    guard let graph = city.network?.graph else { return [] }
    let found = await inChunks(
      of: own.parts.count, threads: options.threads,
      makeScratch: {
        FacilityReach(
          reach: LandReach(on: fields, tolerance: tolerance), field: DistanceField(graph))
      }, finished: progress,
      work: { number, scratch, output in
        output.append(
          Result { try pieces(of: own.parts[number], sheets, on: fields, &scratch) })
      })
    return try found.map { try $0.get() }
  }

  /// Working memory of one task.
  private struct FacilityReach: Sendable {
    var reach: LandReach
    var field: DistanceField
    var queue = BucketQueue()
  }

  private func pieces(
    of part: Part, _ sheets: [LandReach.Sheet], on fields: NetworkFields,
    _ scratch: inout FacilityReach
  ) throws -> [PlanarRegion] {
    guard let owner = part.owner else { return [] }
    let layer = layer(of: part)
    let overlay = try makeOverlay()
    try scratch.field.search(
      from: fields.sources(of: owner, layer: part.layer), within: layer.radius,
      queue: &scratch.queue)
    var pieces: [PlanarRegion] = []
    for sheet in sheets {
      if sheet.meets(scratch.field) {
        scratch.reach.prepare(sheet)
        pieces += scratch.reach.pieces(within: layer.radius, scratch.field)
      }
      for ground in layer.regions where ground.box.intersects(sheet.land.box) {
        pieces.append(try overlay.intersection(ground, sheet.land))
      }
    }
    return [try overlay.union(pieces)]
  }
}
