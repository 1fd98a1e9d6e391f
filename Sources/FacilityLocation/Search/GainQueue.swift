/// Sites by their largest possible gain: a binary heap; equal gains by the smaller position.
struct GainQueue {
  private var heap: [(key: Double, site: Int)]

  init(_ items: some Sequence<(Double, Int)>) {
    heap = items.map { (key: $0.0, site: $0.1) }
    for index in stride(from: heap.count / 2 - 1, through: 0, by: -1) { sink(index) }
  }

  var first: (key: Double, site: Int)? { heap.first }

  mutating func removeFirst() {
    let last = heap.removeLast()
    guard !heap.isEmpty else { return }
    heap[0] = last
    sink(0)
  }

  /// Lowers the key of the first site.
  mutating func replaceFirst(key: Double) {
    heap[0].key = key
    sink(0)
  }

  private mutating func sink(_ start: Int) {
    let item = heap[start]
    var index = start
    while 2 * index + 1 < heap.count {
      var child = 2 * index + 1
      if child + 1 < heap.count && precedes(heap[child + 1], heap[child]) { child += 1 }
      guard precedes(heap[child], item) else { break }
      heap[index] = heap[child]
      index = child
    }
    heap[index] = item
  }

  private func precedes(_ a: (key: Double, site: Int), _ b: (key: Double, site: Int)) -> Bool {
    a.key > b.key || (a.key == b.key && a.site < b.site)
  }
}
