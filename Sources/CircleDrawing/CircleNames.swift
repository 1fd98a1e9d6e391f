import Assessment

/// Gives circles ids that stay where nothing changes, and names.
struct CircleNames {
  private let layer: AtomLayer
  private let options: CircleOptions
  private let atomsOfCommunity: [Int32: Int]

  init(_ layer: AtomLayer, _ options: CircleOptions) {
    (self.layer, self.options) = (layer, options)
    atomsOfCommunity = layer.communities.reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }

  /// Kept ids go to the circles that have most of their people; the others are named after their atoms.
  func name(
    _ outlines: inout [CircleFigures.Outline], kept: KeptCircles?, in problems: AreaProblems
  ) {
    var used: Set<String> = []
    for (number, id) in keptIDs(of: outlines.map(\.atoms), kept, problems) {
      outlines[number].id = id
      used.insert(id)
    }
    var letters: [Int32: Int] = [:]
    for number in outlines.indices.sorted(by: { outlines[$0].atoms[0] < outlines[$1].atoms[0] })
    where outlines[number].id.isEmpty {
      outlines[number].id = freeID(for: outlines[number].atoms, &letters, &used)
    }
  }

  private func freeID(
    for atoms: [Int32], _ letters: inout [Int32: Int], _ used: inout Set<String>
  ) -> String {
    let base = baseID(for: atoms, &letters)
    var (id, number) = (base, 2)
    while !used.insert(id).inserted {
      id = "\(base).\(number)"
      number += 1
    }
    return id
  }

  private func baseID(for atoms: [Int32], _ letters: inout [Int32: Int]) -> String {
    let first = layer.city.communities[Int(atoms[0])].id
    guard options.within == .community else { return "\(options.minutes)-\(first)" }
    let community = layer.communities[Int(atoms[0])]
    guard isWithinOne(atoms), atoms.count < atomsOfCommunity[community] ?? 0 else {
      return isWithinOne(atoms) ? layer.wholes[Int(community)].id : first
    }
    let letter = letters[community, default: 0]
    letters[community] = letter + 1
    return "\(layer.wholes[Int(community)].id)-\(Self.letters(letter))"
  }

  private func isWithinOne(_ atoms: [Int32]) -> Bool {
    Set(atoms.map { layer.communities[Int($0)] }).count == 1
  }

  /// A, B … Z, AA, AB …
  static func letters(_ number: Int) -> String {
    let letter = String(UnicodeScalar(UInt8(ascii: "A") + UInt8(number % 26)))
    return number < 26 ? letter : letters(number / 26 - 1) + letter
  }
}

/// Matching with kept circles.
extension CircleNames {
  private func keptIDs(
    of circles: [[Int32]], _ kept: KeptCircles?, _ problems: AreaProblems
  ) -> [(Int, String)] {
    guard let kept else { return [] }
    var shared: [(people: Double, circle: Int, kept: Int)] = []
    for (number, circle) in circles.enumerated() {
      var sums: [Int32: Double] = [:]
      for atom in circle where kept.circleOfAtom[Int(atom)] >= 0 {
        sums[kept.circleOfAtom[Int(atom)], default: 0] += problems.people(of: [atom])
      }
      shared += sums.map { ($0.value, number, Int($0.key)) }
    }
    shared.sort { ($1.people, $0.circle, $0.kept) < ($0.people, $1.circle, $1.kept) }
    var (named, taken): (Set<Int>, Set<Int>) = ([], [])
    return shared.compactMap { _, circle, old in
      guard kept.ids.indices.contains(old), !named.contains(circle), !taken.contains(old) else {
        return nil
      }
      named.insert(circle)
      taken.insert(old)
      return (circle, kept.ids[old])
    }
  }
}

/// Names for people.
extension CircleNames {
  /// The name of the community or street, with a number where there are several circles in it.
  func title(_ circles: inout [DrawnCircle]) {
    var groups: [[String]: [Int]] = [:]
    for (number, circle) in circles.enumerated() {
      groups[[circle.district ?? "", place(of: circle) ?? ""], default: []].append(number)
    }
    for numbers in groups.values {
      for (place, number) in numbers.enumerated() {
        let name = self.place(of: circles[number])
        circles[number].name = numbers.count > 1 ? name.map { "\($0) \(place + 1)" } : name
      }
    }
  }

  private func place(of circle: DrawnCircle) -> String? {
    if options.within == .community {
      return layer.wholes[Int(layer.communities[circle.atoms[0]])].name
    }
    return circle.street ?? circle.district
  }
}
