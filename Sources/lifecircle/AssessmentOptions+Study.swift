import Assessment
import CityReading
import SpatialIndexing

extension AssessmentOptions {
  /// What a study asks for, with the metric and the measure that its files allow.
  init(_ input: CityInput, _ study: Study, threads: Int, index: IndexStrategy) {
    self.init()
    self.index = index
    metric = input.metric
    measure = input.measure
    threshold = study.threshold
    detour = study.detour ?? detour
    walkSpeed = study.walkSpeed ?? walkSpeed
    cell = study.cell ?? cell
    minimumCell = study.minimumCell ?? min(minimumCell, cell)
    snapLimit = study.snapLimit ?? snapLimit
    types = study.types
    self.threads = threads
  }
}
