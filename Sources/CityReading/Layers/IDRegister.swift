/// Tells apart features of one layer that have the same id, compared as UTF-8.
struct IDRegister {
  private var uses: [[UInt8]: Int] = [:]

  /// `id`, or `id#2`, `id#3` … where features before have it.
  mutating func distinct(_ id: String) -> (id: String, isDuplicate: Bool) {
    var name = id
    while let earlier = uses.updateValue(1, forKey: Array(name.utf8)) {
      uses[Array(name.utf8)] = earlier + 1
      name = "\(id)#\(earlier + 1)"
    }
    return (name, name != id)
  }
}
