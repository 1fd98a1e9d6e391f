/// Splits `count` items into chunks, works on them in tasks and joins the results in the order of the
/// items, so that the outcome does not depend on the number of tasks.
///
/// - Parameters:
///   - threads: tasks that work at once, at least 1.
///   - makeScratch: memory for one chunk.
///   - finished: called after each chunk with the share of items done, 0…1.
package func inChunks<Scratch, Output: Sendable>(
  of count: Int, threads: Int, makeScratch: @Sendable () -> Scratch,
  finished: @Sendable (Double) -> Void,
  work: @escaping @Sendable (Int, inout Scratch, inout [Output]) -> Void
) async -> [Output] where Scratch: Sendable {
  let size = max(1, min(64, count / max(threads * 4, 1) + 1))
  let starts = Array(stride(from: 0, to: count, by: size))
  var outputs = [[Output]](repeating: [], count: starts.count)
  await withTaskGroup(of: (Int, [Output]).self) { group in
    var next = 0
    func startOne() {
      guard next < starts.count else { return }
      let chunk = next
      let range = starts[chunk]..<min(starts[chunk] + size, count)
      let scratch = makeScratch()
      next += 1
      group.addTask {
        var scratch = scratch
        var output: [Output] = []
        for item in range { work(item, &scratch, &output) }
        return (chunk, output)
      }
    }
    for _ in 0..<max(threads, 1) { startOne() }
    var done = 0
    while let (chunk, output) = await group.next() {
      outputs[chunk] = output
      done += 1
      finished(Double(done) / Double(starts.count))
      startOne()
    }
  }
  return outputs.flatMap { $0 }
}
