import GalleyLint
import GalleyText

/// The cards of the engine's own findings about stets, so that they are listed and set like any rule.
enum StetCards {
  static let all = [
    RuleCard(
      id: "stet/unused", severity: .warning, fix: .suggested,
      summary: "A stet lets nothing stand.",
      why: """
        A stet that suppresses nothing was put there for a fault that has gone, or names the wrong rule. Left in, \
        it would hide the next fault at that place.
        """,
      examples: [
        .flags(
          "⟦<!-- stet typo -- the name is right -->⟧\n<p>The mayor spoke.</p>\n",
          fixed: "\n<p>The mayor spoke.</p>\n", as: .html),
        .passes("<!-- stet typo/two-capitals -- as sung -->\n<p>THe mayor spoke.</p>\n", as: .html),
      ]),
    RuleCard(
      id: "stet/unclosed", severity: .warning,
      summary: "A stet-begin or a stet-end stands without the other.",
      why: """
        A stretch that is never closed holds to the end of the draft, and lets faults stand that nobody has seen.
        """,
      examples: [
        .flags("⟦<!-- stet-begin typo -->⟧\n<p>THe mayor spoke.</p>\n", as: .html),
        .passes("<!-- stet-begin typo -->\n<p>THe mayor spoke.</p>\n<!-- stet-end -->\n", as: .html),
      ]),
  ]
}
