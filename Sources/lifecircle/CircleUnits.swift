import Assessment
import CircleDrawing
import CityReading
import Reporting
import Wording

/// What circles are made of: communities, blocks of them, the areas of a layer, or five-minute circles drawn first.
struct CircleUnits {
  private let read: CirclesInput
  private let frame: CommandRun
  private let threads: Int

  init(_ read: CirclesInput, _ frame: CommandRun, threads: Int) {
    (self.read, self.frame, self.threads) = (read, frame, threads)
  }

  /// - Throws: `GEOSError`, and `CommandFailure` where five-minute circles cannot be drawn.
  func made() async throws -> (AtomLayer, CirclesQuestion.Units) {
    frame.progress.tell(CircleTexts.cutting, 0.2)
    if let units = read.units {
      let layer = try AtomLayer(
        units: withStreets(units.input.city), in: read.input.city, along: read.input.cuttingLines,
        try rules)
      return (layer, .layer(units.path.fileName))
    }
    let layer = try communities()
    guard read.minutes > 5 else { return (layer, .communities) }
    let band = try read.baseBand
    let base = try await fiveMinutes(of: layer, band)
    return (try base.asAtoms(), .fiveMinutes(band))
  }

  /// The areas of a layer with the streets and the facilities of the city.
  private func withStreets(_ units: City) -> City {
    let city = read.input.city
    var units = units
    units.network = city.network
    units.facilities = city.facilities
    units.suspendedFacilities = city.suspendedFacilities
    return units
  }

  private func communities() throws -> AtomLayer {
    let (city, lines) = (read.input.city, read.input.cuttingLines)
    return read.divides
      ? try AtomLayer(dividing: city, along: lines, try rules)
      : AtomLayer(of: city, along: lines, try rules)
  }

  /// Communities are cut for five-minute circles, whatever is made of these.
  private var rules: BlockRules {
    get throws(InputError) {
      var rules = BlockRules(band: read.minutes > 5 ? try read.baseBand : try read.band)
      rules.leastBorder = read.circles.leastBorder ?? rules.leastBorder
      return rules
    }
  }

  private func fiveMinutes(
    of layer: AtomLayer, _ band: PeopleBand
  ) async throws -> DrawnCircles {
    var options = try read.options(threads: threads)
    (options.minutes, options.band, options.within) = (5, band, .community)
    options.radius = read.radius(minutes: 5)
    options.count = nil
    options.measuresWalks = false
    options.joinsSmall = read.circles.joins ?? false
    return try await CommandFailure.ofCircles(layer, in: frame.language) {
      [options] () async throws(CircleError) in
      try await DrawnCircles.draw(layer, options: options)
    }
  }
}
