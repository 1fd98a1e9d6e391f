import Testing

/// What a reader may count on in every file.
@Suite struct StyleTests {
  @Test func filesHaveAtMost400Lines() {
    for file in SourceFile.all where file.isWritten {
      #expect(file.lineCount <= 400, "\(file.path)")
    }
  }

  @Test func parametersHaveLabels() {
    let found = SourceFile.all.filter(\.isWritten).flatMap { file in
      Signature.all(in: file.code).filter { $0.unlabelled > 2 }
        .map { "\(file.path):\($0.line) \($0.name)" }
    }
    #expect(found.isEmpty, "\(found.joined(separator: "\n"))")
  }

  @Test func signaturesAreFound() {
    let code = """
      func a(_ x: Int, _ y: (Int, Int),
        _ z: [Int: Int]) {}
      init?<T>(_ x: T, y: Int, _ z: (_ a: Int, _ b: Int) -> Void, _ u: Int)
      self.init(_ x)
      subscript(_ x: Int) -> Int
      """
    let found = Signature.all(in: Array(code.utf8))
    #expect(found.map(\.name) == ["a", "init", "subscript"])
    #expect(found.map(\.unlabelled) == [3, 3, 1] && found.map(\.line) == [1, 3, 5])
  }
}
