import Assessment
import Foundation
import PlanarGeometry
import TestSupport

/// Walks that `walks/reckon.py` reckoned with osmium, shapely's nearest pieces and scipy's Dijkstra.
struct ReckonedWalks {
  /// A place in the run's local metres, and its walk to the nearest facility of each type.
  struct Place {
    var position: PlanarPoint
    var walks: [Walk]
  }

  struct Walk {
    /// Metres; infinite beyond three radii.
    var distance: Double
    var status: DemandStatus
  }

  let places: [Place]

  /// Lines of `x,y` and, for each type, metres (empty beyond three radii) and the status's number.
  init(_ name: String) throws {
    let file = Checkout.path("Tests/RealCityTests/walks/\(name).csv")
    places = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n").compactMap {
      line in
      let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      guard let x = Double(cells[0]), let y = Double(cells[1]) else { return nil }
      let walks = stride(from: 2, to: cells.count - 1, by: 2).compactMap { column in
        Int(cells[column + 1]).map { number in
          Walk(
            distance: Double(cells[column]) ?? .infinity, status: DemandStatus.allCases[number])
        }
      }
      return Place(position: PlanarPoint(x: x, y: y), walks: walks)
    }
  }
}
