import Foundation

/// The checkout that these tests belong to.
package enum Checkout {
  package static let folder =
    "/"
    + URL(fileURLWithPath: #filePath).pathComponents.dropLast(3).dropFirst().joined(separator: "/")

  package static func path(_ name: String) -> String { "\(folder)/\(name)" }
}

/// Real data beside the checkout, which is no part of the project.
package enum SharedData {
  /// The folder, or nil where it is absent.
  package static let folder: String? = {
    let beside = URL(fileURLWithPath: Checkout.folder).deletingLastPathComponent().path
    let candidates = [
      ProcessInfo.processInfo.environment["LIFECIRCLE_DATA"], "\(beside)/shared/data",
    ]
    return candidates.compactMap(\.self).first { FileManager.default.fileExists(atPath: $0) }
  }()

  package static func path(_ name: String) -> String { (folder ?? "") + "/" + name }

  package static func has(_ name: String) -> Bool {
    folder != nil && FileManager.default.fileExists(atPath: path(name))
  }
}
