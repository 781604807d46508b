import GalleyLint
import GalleyText

/// Whether what stands before a place may be the first half of a letter that was read as two: “Ã” of “Ã ” for “à”.
///
/// What follows is its other half then, and taking it out would lose the letter.
enum MisreadLead {
  static func stands(before place: Int, in view: DocumentView) -> Bool {
    guard let (scalar, _) = UTF8Decoding.scalar(view.text, before: place) else { return false }
    switch scalar.value {
    case 0xA1...0xBF, 0xC0...0xDE, 0x102, 0x104, 0x110, 0x139: return true
    default: return false
    }
  }
}
