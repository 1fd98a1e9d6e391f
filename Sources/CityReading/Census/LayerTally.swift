import Assessment
import PlanarGeometry
import Projection
import RunFiles
import TableFiles
import Wording

/// What came in a layer of people, land, streets or barriers, for the census.
struct LayerTally: Sendable {
  let kind: LayerKind
  let path: String
  let form: LayerForm
  /// Rows of the file.
  let records: Int
  let located: Int
  /// What all of it holds.
  var whole = LayerExtent()
  /// What of it lies in each community; nil where that is not told.
  var byCommunity: [LayerExtent]?
  /// What of it lies in no community.
  var outside = LayerExtent()
  /// A point in each record that has a place, and its row.
  private var places: [(row: Int, point: PlanarPoint)] = []

  init(_ kind: LayerKind, path: String, form: LayerForm, records: Int, located: Int) {
    (self.kind, self.path, self.form) = (kind, path, form)
    (self.records, self.located) = (records, located)
  }

  init(_ kind: LayerKind, _ layer: InputLayer) {
    self.init(
      kind, path: layer.path, form: LayerForm(layer.features, crs: layer.crs.definition),
      records: layer.features.attributes.fileRows,
      located: layer.features.geometry.kinds.count { $0 != .none })
  }

  /// A layer that is counted by communities: by a point of each record.
  ///
  /// Complexity: O(vertices).
  init(_ kind: LayerKind, _ layer: InputLayer, in local: LocalSystem) throws(InputError) {
    self.init(kind, layer)
    let points = try layer.points(in: local)
    let geometry = layer.features.geometry
    for feature in 0..<geometry.count where geometry.kinds[feature] != .none {
      let first = points[geometry.coordinateRange(of: feature).lowerBound]
      let inside =
        geometry.kinds[feature] == .polygons
        ? geometry.region(of: feature, at: points).innerPoint : nil
      let point = inside ?? first
      if point.isFinite { places.append((layer.row(feature), point)) }
    }
  }
}

extension LayerForm {
  init(_ table: FeatureTable, crs: String) {
    let encoding = table.attributes.contents.encoding?.name ?? "UTF-8"
    self.init(
      format: table.format.name, encoding: table.format.isText ? encoding : nil, crs: crs)
  }
}

extension LayerTally {
  /// By row the community that the record lies in.
  ///
  /// Complexity: that of `RegionMembership`.
  func homes(among communities: [Community]) -> [Int: Int] {
    let found = CensusTaker.homes(of: places.map(\.point), among: communities)
    return zip(places, found).reduce(into: [:]) { homes, pair in homes[pair.0.row] = pair.1 }
  }
}

extension GeometryTable {
  /// Polygons as they are drawn, at other positions of the coordinates.
  fileprivate func region(of feature: Int, at points: [PlanarPoint]) -> PlanarRegion {
    PlanarRegion(
      polygons: parts(of: feature).map { part in
        rings(ofPart: part).map { Array(points[coordinateRange(ofRing: $0)]) }
      })
  }
}

extension PlanarRegion {
  /// A point on the surface near the middle of the box; nil without vertices.
  var innerPoint: PlanarPoint? {
    surfacePoint(near: box.center, minX: box.minX, maxX: box.maxX) ?? vertices.first
  }
}
