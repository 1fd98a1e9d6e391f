/// Tells apart features of one layer that have the same id, compared as UTF-8.
struct IDRegister {
  private var uses: [[UInt8]: Int] = [:]

  /// `id`, or `id#2`, `id#3` … where features before have it.
  mutating func distinct(_ id: String) -> (id: String, isDuplicate: Bool) {
    var name = id
    var isDuplicate = false
    while case let earlier = uses[Array(name.utf8), default: 0], earlier > 0 {
      isDuplicate = true
      uses[Array(name.utf8)] = earlier + 1
      name = "\(id)#\(earlier + 1)"
    }
    uses[Array(name.utf8)] = 1
    return (name, isDuplicate)
  }
}
