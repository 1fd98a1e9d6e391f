/// A part of an edge within the union, in shares of the edge; −1 and 2 stand for ends that are no
/// crossing. The discs are those whose circle bounds it, −1 where another shape does.
struct CoveredPart {
  var start: Double
  var end: Double
  var startDisc: Int32
  var endDisc: Int32

  init(start: Double, end: Double, disc: Int32) {
    self.start = start
    self.end = end
    startDisc = disc
    endDisc = disc
  }
}

extension [CoveredPart] {
  /// Insertion sort: there are few parts, mostly in order.
  mutating func sortByStart() {
    for index in indices.dropFirst() {
      let part = self[index]
      var hole = index
      while hole > 0 && self[hole - 1].start > part.start {
        self[hole] = self[hole - 1]
        hole -= 1
      }
      self[hole] = part
    }
  }
}
