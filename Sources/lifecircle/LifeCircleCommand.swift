import ArgumentParser

@main
struct LifeCircleCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lifecircle",
    abstract:
      "Which communities miss their 5- or 15-minute public service circle, exactly and fast.")
}
