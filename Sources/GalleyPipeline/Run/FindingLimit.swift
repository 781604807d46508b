import GalleyLint

/// Counts down the findings that may still be shown: of the run, and of each configuration.
struct FindingLimit {
  private var ofRun: Int?
  private var ofGroup: [Int: Int] = [:]

  init(ofRun: Int?) { self.ofRun = ofRun }

  /// The findings that are shown, and how many are not.
  mutating func take(_ findings: [Finding], profile: Profile) -> (shown: [Finding], leftOut: Int) {
    var room = Int.max
    // The command line's limit is instead of the configuration's.
    if let ofRun {
      room = ofRun
    } else if let limit = profile.maximumFindings {
      room = ofGroup[profile.group, default: limit]
    }
    let shown = findings.count <= room ? findings : Array(findings.prefix(room))
    if ofRun != nil {
      ofRun = room - shown.count
    } else if profile.maximumFindings != nil {
      ofGroup[profile.group] = room - shown.count
    }
    return (shown, findings.count - shown.count)
  }
}
