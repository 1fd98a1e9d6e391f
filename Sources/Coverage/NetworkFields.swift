import PlanarGeometry
public import WalkNetwork

/// Walking distances on a network to the nearest facility of each of several layers.
public struct NetworkFields: Sendable {
  package let index: EdgeIndex
  let layers: [FacilityLayer]
  /// Longest access leg in metres.
  let snapLimit: Double
  /// One for each layer, bounded at three radii.
  package let fields: [DistanceField]
  /// Ways in from each layer's facilities, in the order of the facilities.
  package let sources: [[WalkSource]]

  /// For each layer the numbers of the facilities that are off the network, ascending.
  public var facilitiesOffNetwork: [[Int32]] {
    zip(layers, sources).map { layer, sources in
      let attached = Set(sources.map(\.facility))
      return layer.counts.indices.map { Int32($0) }.filter { !attached.contains($0) }
    }
  }

  /// Radii beyond this, in metres, are more than a walk and than a search can tell apart.
  public static let longestRadius = 20_000.0

  /// Searches from the facilities of each layer, layers side by side.
  ///
  /// - Parameters:
  ///   - index: of the edges, with the barriers.
  ///   - snapLimit: longest access leg in metres, greater than 0.
  ///   - threads: tasks that work at once, at least 1; the result does not depend on it.
  /// - Complexity: for each layer O(entrances · log edges) and one search within 3R.
  public static func search(
    _ index: EdgeIndex, layers: [FacilityLayer], snapLimit: Double, threads: Int = 1
  ) async throws(WalkNetworkError) -> NetworkFields {
    let results = await inChunks(
      of: layers.count, threads: threads, makeScratch: { BucketQueue() }, finished: { _ in },
      work: { number, queue, output in
        output.append(Self.field(index, layers[number], snapLimit, &queue))
      })
    var (fields, sources) = ([DistanceField](), [[WalkSource]]())
    for result in results {
      let (field, own) = try result.get()
      fields.append(field)
      sources.append(own)
    }
    return NetworkFields(
      index: index, layers: layers, snapLimit: snapLimit, fields: fields, sources: sources)
  }

  private static func field(
    _ index: EdgeIndex, _ layer: FacilityLayer, _ snapLimit: Double, _ queue: inout BucketQueue
  ) -> Result<(DistanceField, [WalkSource]), WalkNetworkError> {
    var field = DistanceField(index.graph)
    let sources = layer.sources(on: index, within: snapLimit)
    do throws(WalkNetworkError) {
      try field.search(from: sources, within: 3 * layer.radius, queue: &queue)
      return .success((field, sources.sorted { $0.facility < $1.facility }))
    } catch {
      return .failure(error)
    }
  }
}

extension FacilityLayer {
  /// The ways into the network from all facilities that are within `limit` metres of it.
  package func sources(on index: EdgeIndex, within limit: Double) -> [WalkSource] {
    var sources: [WalkSource] = []
    var scratch = EdgeIndex.Scratch()
    var attachments: [EdgeAttachment] = []
    for (point, owner) in zip(points, pointOwners) {
      attachments.removeAll(keepingCapacity: true)
      index.attachments(of: point, within: limit, count: 1, into: &attachments, scratch: &scratch)
      sources += attachments.map { WalkSource($0, facility: owner) }
    }
    for (region, owner) in zip(regions, regionOwners) {
      sources += index.sources(of: region, within: limit, facility: owner, scratch: &scratch)
    }
    return sources
  }
}

extension DistanceField {
  /// nil is off the network.
  func connection(of attachment: EdgeAttachment?) -> NetworkConnection {
    guard let attachment else { return .offNetwork }
    return isConnected(attachment) ? .connected : .unconnected
  }
}
