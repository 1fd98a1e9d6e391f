public import Assessment
public import CitySiting
public import PlanarGeometry
import RunFiles
import TableFiles
import Wording

/// A finished siting in a city: the answer of the model, what stands at the proposed sites, and where
/// several types share a budget the plan.
public struct CitySitingRecord: Sendable {
  public var siting: SitingRecord
  /// In the order of the answer.
  public var proposals: [Proposal]
  /// In the order in which to build; empty without a plan.
  public var steps: [PlannedFacility]
  /// Minutes of the standard's circles.
  public var circles: [Int]
  /// `report.html`, where the run was asked for it.
  public var page: [UInt8]?

  /// A facility at a candidate site.
  public struct Proposal: Sendable {
    public var site: CandidateSite
    public var type: FacilityType
    public var place: GeographicPoint
    /// nil outside all communities.
    public var home: SiteHome?

    public init(
      site: CandidateSite, type: FacilityType, place: GeographicPoint, home: SiteHome? = nil
    ) {
      (self.site, self.type, self.place, self.home) = (site, type, place, home)
    }
  }

  public init(
    siting: SitingRecord, proposals: [Proposal], steps: [PlannedFacility] = [], circles: [Int] = []
  ) {
    self.siting = siting
    self.proposals = proposals
    self.steps = steps
    self.circles = circles
  }

  /// `proposals.csv`: what the register says of the proposed sites.
  public func proposalTable() -> [UInt8] {
    var table = CSVWriter(columns: [
      "order", "site_id", "name", "type", "floor_area", "owner", "acquisition", "cost",
    ])
    for (number, proposal) in proposals.enumerated() {
      table.integer(number + 1)
      table.text(proposal.site.id)
      table.text(proposal.site.name)
      table.text(proposal.type.id)
      table.number(proposal.site.floorArea, decimals: 3, trimmed: true)
      table.text(proposal.site.owner)
      table.text(proposal.site.acquisition)
      table.number(proposal.site.cost, decimals: 6, trimmed: true)
      table.endRow()
    }
    return table.bytes
  }

  /// `plan.csv`: what to build first and what each step adds.
  public func planTable() -> [UInt8] {
    var table = CSVWriter(
      columns: [
        "order", "site_id", "type", "x", "y", "cost", "cost_total", "people_gained",
        "elderly_gained", "children_gained", "types_newly_met",
      ] + circles.map { "communities_newly_meeting_\($0)min" })
    var total = 0.0
    for (number, (proposal, step)) in zip(proposals, steps).enumerated() {
      total += step.cost
      table.integer(number + 1)
      table.text(proposal.site.id)
      table.text(proposal.type.id)
      table.number(proposal.place.longitude, decimals: 7)
      table.number(proposal.place.latitude, decimals: 7)
      table.number(step.cost, decimals: 6, trimmed: true)
      table.number(total, decimals: 6, trimmed: true)
      for group in [PopulationGroup.everyone, .elderly, .children] {
        table.number(step.gains[group], decimals: 6, trimmed: true)
      }
      table.integer(step.typesNewlyMet)
      for count in step.newlyMeeting { table.integer(count) }
      table.endRow()
    }
    return table.bytes
  }

  /// `scenario.yaml`: all proposals as a scenario that `whatif` reads.
  public func scenarioText() -> [UInt8] {
    Self.scenarioText(proposals, name: siting.request.model)
  }

  static func scenarioText(_ proposals: [Proposal], name: String) -> [UInt8] {
    var text = "scenario: 1\nname: \(name)\ncrs: EPSG:4326\nadd:"
    if proposals.isEmpty { text += " []" }
    for proposal in proposals {
      let (x, y) = (
        proposal.place.longitude.fixedText(decimals: 9),
        proposal.place.latitude.fixedText(decimals: 9)
      )
      text += "\n  - {id: \("new:\(proposal.site.id)".quotedForYAML)"
      text += ", type: \(proposal.type.id.quotedForYAML), at: [\(x), \(y)]"
      if let area = proposal.site.floorArea, area > 0 {
        text += ", floor_area: \(area.fixedText(decimals: 3, trimmed: true))"
      }
      if let cost = proposal.site.cost {
        text += ", cost: \(cost.fixedText(decimals: 6, trimmed: true))"
      }
      text += "}"
    }
    return Array((text + "\n").utf8)
  }
}

extension String {
  /// In double quotes, as JSON and YAML both read it.
  fileprivate var quotedForYAML: String {
    var json = JSONWriter()
    json.string(self)
    return String(decoding: json.bytes, as: UTF8.self)
  }
}
