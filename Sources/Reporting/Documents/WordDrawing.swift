import PlanarGeometry
import Wording

/// A picture as native shapes of a Word document: areas of one look are one shape with a path for each, words are text
/// boxes. They can be selected, coloured and scaled like any drawing.
///
/// Source of the format: ECMA-376 part 1 (DrawingML) and [MS-ODRAWXML] (groups of word processing shapes).
struct WordDrawing {
  private let picture: Picture
  private let language: Language
  private var xml = ""
  /// Of the drawing and its shapes, unique in the document.
  private var nextID: Int

  /// The run that holds the drawing, inline with the text, and the first id that it leaves free.
  ///
  /// Complexity: O(vertices).
  static func run(
    of picture: Picture, firstID: Int, language: Language
  ) -> (xml: String, nextID: Int) {
    var drawing = WordDrawing(picture, firstID: firstID, language: language)
    drawing.draw()
    return (drawing.xml, drawing.nextID)
  }

  private init(_ picture: Picture, firstID: Int, language: Language) {
    self.picture = picture
    self.language = language
    nextID = firstID
  }

  private static let emuPerPoint = 12_700.0
  private static let hundredths = 100.0

  private mutating func takeID() -> Int {
    nextID += 1
    return nextID - 1
  }

  private static func emu(_ points: Double) -> Int { Self.whole(points * emuPerPoint) }

  /// Far outside of every page lengths end.
  private static func whole(_ value: Double) -> Int {
    value.isFinite ? Int(min(max(value, -1e9), 1e9).rounded()) : 0
  }

  // MARK: - The group

  private mutating func draw() {
    let size = #"cx="\#(Self.emu(picture.width))" cy="\#(Self.emu(picture.height))""#
    let title = XMLText.escaped(picture.title)
    let id = takeID()
    xml += """
      <w:r><mc:AlternateContent><mc:Choice Requires="wpg"><w:drawing>\
      <wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent \(size)/>\
      <wp:docPr id="\(id)" name="\(title)" descr="\(title)"/><wp:cNvGraphicFramePr/>\
      <a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup">\
      <wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext \(size)/>\
      <a:chOff x="0" y="0"/><a:chExt \(size)/></a:xfrm></wpg:grpSpPr>
      """
    for run in picture.runs {
      switch run {
      case .label(let label): append(label)
      case .shapes(let shapes, let look): append(shapes, looking: look)
      }
    }
    xml += """
      </wpg:wgp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>\
      <mc:Fallback><w:t>\(title)</w:t></mc:Fallback></mc:AlternateContent></w:r>
      """
  }

  // MARK: - Shapes

  /// All paths count in hundredths of a point from the corner of the picture, so that shapes need no boxes of their
  /// own.
  private mutating func append(_ shapes: [Picture.Shape], looking shape: Picture.Shape) {
    let id = takeID()
    xml += """
      <wps:wsp><wps:cNvPr id="\(id)" name="\(id)"/><wps:cNvSpPr/><wps:spPr>\
      \(frame(x: 0, y: 0, picture.width, picture.height))<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/>\
      <a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst>
      """
    for own in shapes { appendPath(of: own) }
    xml += "</a:pathLst></a:custGeom>" + fill(shape.fill)
    xml +=
      shape.stroke.map { color in
        #"<a:ln w="\#(Self.emu(shape.lineWidth))">\#(fill(color))<a:round/></a:ln>"#
      } ?? "<a:ln><a:noFill/></a:ln>"
    xml += "</wps:spPr><wps:bodyPr/></wps:wsp>"
  }

  private mutating func appendPath(of shape: Picture.Shape) {
    let (width, height) = (picture.width, picture.height)
    xml += #"<a:path w="\#(Self.whole(width * Self.hundredths))" "#
    xml += #"h="\#(Self.whole(height * Self.hundredths))""#
    xml += shape.isClosed ? ">" : #" fill="none">"#
    for path in shape.paths {
      for (place, point) in path.enumerated() {
        let name = place == 0 ? "moveTo" : "lnTo"
        xml += "<a:\(name)><a:pt x=\"\(Self.whole(point.x * Self.hundredths))\""
        xml += " y=\"\(Self.whole(point.y * Self.hundredths))\"/></a:\(name)>"
      }
      if shape.isClosed { xml += "<a:close/>" }
    }
    xml += "</a:path>"
  }

  private func fill(_ color: PictureColor?) -> String {
    color.map { #"<a:solidFill><a:srgbClr val="\#($0.hex)"/></a:solidFill>"# } ?? "<a:noFill/>"
  }

  private func frame(x: Double, y: Double, _ width: Double, _ height: Double) -> String {
    #"<a:xfrm><a:off x="\#(Self.emu(x))" y="\#(Self.emu(y))"/>"#
      + #"<a:ext cx="\#(Self.emu(width))" cy="\#(Self.emu(height))"/></a:xfrm>"#
  }

  // MARK: - Words

  private mutating func append(_ label: Picture.Label) {
    // A bright ground stands for the rim, which words in shapes cannot have; it is as wide as they are.
    let width =
      label.size
      * (label.hasHalo ? label.text.widthInEms + 0.5 : (label.text.widthInEms + 2) * 1.15)
    let ground =
      label.hasHalo
      ? #"<a:solidFill><a:srgbClr val="FFFFFF"><a:alpha val="70000"/></a:srgbClr></a:solidFill>"#
      : "<a:noFill/>"
    let height = 1.3 * label.size
    let (share, side) =
      switch label.anchor {
      case .start: (0.0, "left")
      case .middle: (0.5, "center")
      case .end: (1.0, "right")
      }
    let place = frame(
      x: label.position.x - share * width, y: label.position.y - 1.02 * label.size, width, height)
    let id = takeID()
    xml += """
      <wps:wsp><wps:cNvPr id="\(id)" name="\(id)"/><wps:cNvSpPr txBox="1"/><wps:spPr>\(place)\
      <a:prstGeom prst="rect"><a:avLst/></a:prstGeom>\(ground)<a:ln><a:noFill/></a:ln></wps:spPr>\
      <wps:txbx><w:txbxContent><w:p><w:pPr><w:spacing w:before="0" w:after="0" \
      w:line="\(Self.whole(height * 20))" w:lineRule="exact"/><w:jc w:val="\(side)"/></w:pPr>\
      <w:r><w:rPr>\(label.isBold ? "<w:b/>" : "")<w:color w:val="\(label.color.hex)"/>\
      <w:sz w:val="\(Self.whole(label.size * 2))"/><w:szCs w:val="\(Self.whole(label.size * 2))"/></w:rPr>\
      <w:t xml:space="preserve">\(XMLText.escaped(label.text))</w:t></w:r></w:p></w:txbxContent></wps:txbx>\
      <wps:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"><a:noAutofit/></wps:bodyPr>\
      </wps:wsp>
      """
  }
}
