/// Why an examination cannot be run as asked.
public enum AssessmentError: Error, Equatable, Sendable {
  /// A type that the standard does not have.
  case unknownType(String)
  /// The radius of a type at the walking speed and detour of the run is not between a millimetre and
  /// 10,000 km, or 20 km on a network.
  case radiusOutOfRange(type: String)
  /// The demand lattice would have too many cells in this community.
  case latticeTooFine(community: String, cell: Double)
  /// All communities together would have too many cells, or too many distances to keep.
  case tooManyPlaces(cell: Double)
  /// The facilities of a type reach too many places in sum to keep which.
  case tooManyInReach(type: String)
  /// The measure asks for data that the city does not have.
  case missingDemand(DemandMeasure)
  /// A type is measured on something else than the run measures.
  case otherMeasure(type: String, DemandMeasure)
  /// The metric asks for a network that the city does not have.
  case missingNetwork
  /// More facilities of one type than a search on the network tells apart: 2²⁴.
  case tooManyFacilities
}
