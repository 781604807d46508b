/// The file that `galley init` writes.
public enum ConfigurationTemplate {
  /// A configuration in which everything is explained and nothing is changed.
  public static let text = """
    # How Galley reads the drafts in this folder and below. The nearest galley.yml above a draft counts.
    # `galley rules` lists the rules; whoever lets a finding stand in the draft itself writes
    # <!-- stet RULE -- reason --> before it.

    # The language to hold drafts to; without it, what each draft says. With a region (en-US, en-GB, en-CA, en-AU) it
    # flags spellings of other regions; en-GB-oxendict has “organize” alone. Without one a draft that mixes them is
    # told so once.
    # language: en-GB

    # Words that are rightly spelt here. They quieten the spelling rules alone.
    # vocabulary:
    #   - Galley
    # vocabulary-files:
    #   - words.txt            # one word on a line, comments behind #

    # off, suggestion, warning or error for a rule or a whole category.
    # A rule that is off by default is switched on by its own id, not by its category.
    # rules:
    #   typo/two-capitals: error
    #   punctuation: off

    # Rule packs beside those that come with Galley.
    # packs:
    #   - house-style.yaml

    # Which drafts a walk through folders takes, in the manner of .gitignore.
    # include: ["*.html", "*.md"]
    # exclude: ["archive/"]

    # From which severity on findings fail a run: suggestion, warning, error or never.
    fail-on: warning

    # How many findings are shown at most.
    # max-findings: 500

    # Which part of a page is read: auto takes the article of a whole page and all of a fragment, article and page
    # take that, always.
    # ingest:
    #   scope: auto

    # What a draft must say of itself: the lack of what is listed is an error, the lack of anything else nothing. The
    # presets news, blog and scholarly are such lists with demands on values; what stands here goes over them.
    # metadata:
    #   preset: news
    #   require: [title, author, published, section]
    #   forbid: [canonical]
    #   fields:
    #     title: {length: 20..110, no-match: '[.!]$'}
    #     section: {values: [Local, World]}
    #     published: {zone: required}
    #   site-hosts: [www.example.com]   # the hosts that are the house's own

    # Findings to let stand, by path, rule and marked text.
    # ignore:
    #   - path: "letters/*.md"
    #     rule: typo
    #     reason: letters are printed as they came

    # The same keys for some drafts, the later ones over the earlier.
    # overrides:
    #   - paths: ["us/**"]
    #     language: en-US

    """
}
