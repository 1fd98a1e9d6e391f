import CityReading
import RunFiles
import SyntheticCity

/// The folder `deliveries` in that of a city, with a file of each of its districts.
struct DeliveryFolder {
  private let deliveries: DistrictDeliveries
  private let folder: OutputFolder
  private let seed: UInt64

  /// Looks whether it can be written; writes nothing.
  init(
    _ plan: CityPlan, _ delivery: CityDelivery, seed: UInt64, in path: String
  ) throws(OutputError) {
    self.seed = seed
    let drawings = SiteDrawings(plan, seed: seed)
    deliveries = DistrictDeliveries(
      delivery,
      grounds: drawings.grounds.mapValues {
        DistrictDeliveries.Ground(corners: $0.corners, gates: $0.gates)
      }, entrances: drawings.entrances)
    let path = path + "/deliveries"
    // Another city has districts of other names.
    let earlier = ResultMarker.names(
      inFolder: path, prefix: DistrictDeliveries.prefix, starts: [""])
    folder = try OutputFolder(
      path: path, names: Array(Set(deliveries.fileNames + earlier)).sorted(),
      marker: GenerateCommand.marker)
  }

  func write() throws {
    try deliveries.write { list, rows in
      var flaws = DeliveryFlaws(seed: seed, list: list + 1)
      return flaws.apply(to: &rows, position: [3, 4], area: 5)
    } to: { name, bytes in
      try folder.write(bytes, as: name)
    }
    try folder.commit()
  }
}
