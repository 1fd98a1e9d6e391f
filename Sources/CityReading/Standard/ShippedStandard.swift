import RunFiles
import Wording

/// A standard that ships in the binary.
package struct ShippedStandard: Sendable {
  /// By which `--standard` and a study name it.
  package let id: String
  private let bytes: [UInt8]

  /// The first applies where none is named.
  package static let all = [
    ShippedStandard(id: "lifecircle-20", bytes: PackageResources.lifecircle_20_yaml),
    ShippedStandard(id: "national-community", bytes: PackageResources.national_community_yaml),
    ShippedStandard(id: "convenience-15min", bytes: PackageResources.convenience_15min_yaml),
  ]

  /// The text of the file, to be printed and edited.
  package var text: String { String(decoding: bytes, as: UTF8.self) }

  var contents: FileContents { FileContents(path: "\(id).yaml", content: bytes) }
}
