import Assessment
import Coverage
import PlanarGeometry
import TableFiles

/// The community that a proposed site lies in, with its street and district.
public struct SiteHome: Equatable, Sendable {
  public var id: String
  public var name: String?
  public var street: String?
  public var district: String?

  init(_ community: Community) {
    (id, name) = (community.id, community.name)
    (street, district) = (community.street, community.district)
  }

  static let columns = ["community_id", "community", "street", "district"]

  /// The homes of some points, nil for those outside all communities; of several the first in their order.
  ///
  /// Complexity: O(points · communities).
  static func homes(of points: [PlanarPoint], in city: City) -> [SiteHome?] {
    let regions = city.communities.map(\.region)
    return points.map { point in
      RegionMembership.regions(holding: point, among: regions).first.map {
        SiteHome(city.communities[Int($0)])
      }
    }
  }
}

extension SiteHome? {
  /// In the order of `SiteHome.columns`.
  var cells: [String?] { [self?.id, self?.name, self?.street, self?.district] }

  var properties: [(key: String, value: MapValue)] {
    zip(SiteHome.columns, cells).map { ($0, .text($1)) }
  }
}

/// Points whose places are known in WGS 84.
enum SiteMap {
  /// `sites.geojson`, in the order of the features.
  ///
  /// - Parameter features: each with its longitude as x and its latitude as y.
  static func geoJSON(
    _ features: [MapFeature], describe: (inout JSONWriter) -> Void
  ) -> [UInt8] {
    MapLayer(name: "sites", features: features).geoJSON(digits: .results, describe: describe) {
      $0.map { GeographicPoint(longitude: $0.x, latitude: $0.y) }
    }
  }

  static let file = "sites.geojson"
}
