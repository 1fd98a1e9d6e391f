public import Assessment
import TableFiles

/// A facility of the files that serves nobody, because what is said of it is that it is not open.
public struct UnopenedFacility: Hashable, Sendable {
  public var id: String
  public var name: String?
  /// Positions in the standard's types.
  public var types: [Int32]
  public var state: State
  /// As the source writes it.
  public var status: String?
  /// Dates as the source writes them.
  public var opened: String?
  public var closed: String?
  public var origin: RowOrigin

  public enum State: String, Sendable, CaseIterable { case closed, planned, suspended }
}

extension UnopenedFacility {
  /// The facility of a row that `FacilityStates` calls not open.
  init(
    _ position: Int, of loaded: InputLayer, id: String, types: [Int32], states: FacilityStates
  ) {
    self.id = id
    name = loaded.text(position, .name)
    self.types = types
    state = states.unopenedState(position)
    status = states.text(position)
    opened = loaded.text(position, .opened)
    closed = loaded.text(position, .closed)
    origin = RowOrigin(file: loaded.path, row: loaded.row(position))
  }
}

extension FacilityStates {
  /// Why the facility of a row is not open: the first of status, closing mark and name that says so.
  fileprivate func unopenedState(_ position: Int) -> UnopenedFacility.State {
    switch said(of: position).first(where: { !$0.isOpen }) {
    case .planned: .planned
    case .suspended: .suspended
    default: .closed
    }
  }
}
