import GalleyText

/// What the damage of a document tells about each stretch of it.
struct MojibakeSupport {
  /// For each encoding and script, how many stretches that are certainly damage have letters of it.
  private var certain = [Int](repeating: 0, count: MojibakeEncoding.allCases.count * Script.allCases.count)

  init(_ candidates: [MojibakeFinder.Candidate]) {
    for candidate in candidates where candidate.weight >= MojibakeEvidence.safe {
      let script = Self.script(of: candidate.output)
      for encoding in MojibakeEncoding.each(of: candidate.encodings) {
        certain[Self.index(encoding, script)] += 1
      }
    }
  }

  /// What it adds to the weight of a stretch.
  func weight(of candidate: MojibakeFinder.Candidate) -> Int {
    switch count(candidate.encodings, Self.script(of: candidate.output)) {
    case 0: 0
    case 1...2: 1
    default: 3
    }
  }

  /// Of two readings of a stretch the one in whose encoding more of the document was misread.
  func settled(_ candidate: MojibakeFinder.Candidate) -> MojibakeFinder.Candidate {
    guard let other = candidate.alternative, other.encodings != 0 else { return candidate }
    let one = count(candidate.encodings, Self.script(of: candidate.output))
    let two = count(other.encodings, Self.script(of: other.output))
    guard one != two else { return candidate }
    var settled = candidate
    settled.alternative = nil
    guard two > one else { return settled }
    settled.range = other.range
    settled.output = other.output
    settled.encodings = other.encodings
    return settled
  }

  private func count(_ encodings: UInt16, _ script: Script) -> Int {
    MojibakeEncoding.each(of: encodings).reduce(0) { max($0, certain[Self.index($1, script)]) }
  }

  private static func index(_ encoding: MojibakeEncoding, _ script: Script) -> Int {
    encoding.rawValue * Script.allCases.count + script.rawValue
  }

  /// The script of the first letter; Latin where there is none.
  private static func script(of output: [UInt8]) -> Script {
    var at = 0
    while at < output.count, let (scalar, length) = UTF8Decoding.scalar(output, at: at) {
      if let script = Script.of(scalar) { return script }
      at += length
    }
    return .latin
  }
}
