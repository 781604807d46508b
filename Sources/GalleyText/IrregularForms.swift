/// The irregular verbs, nouns and adjectives of English by the forms that the rule would make of them.
struct IrregularForms: Sendable {
  static let english = IrregularForms()

  /// A verb or noun with its other forms, the plain one first.
  private struct Row: Sendable {
    var forms: [[UInt8]]
    var isVerb: Bool
  }

  /// The rows by the first letter of each of their forms, and the comparisons.
  private let rows: [[Row]]
  private let comparisons: [[[UInt8]]]
  /// The nouns that end compounds, each with its plural.
  let nouns: [[[UInt8]]]

  private init() {
    let verbs = Self.rows(Self.verbs).map { Row(forms: $0, isVerb: true) }
    nouns = Self.rows(Self.nouns)
    comparisons = Self.rows(Self.comparisons)
    var rows = [[Row]](repeating: [], count: 32)
    for row in verbs + nouns.map({ Row(forms: $0, isVerb: false) }) {
      for letter in Set(row.forms.compactMap(\.first)) { rows[Self.place(letter)].append(row) }
    }
    self.rows = rows
  }

  @inline(__always) private static func place(_ letter: UInt8) -> Int { Int(letter & 31) }

  /// What is right instead of a form that the rule makes: `teached` to `taught`, `childs` to `children`; empty where it
  /// makes none.
  func corrections(of folded: [UInt8]) -> [[UInt8]] {
    guard let first = folded.first else { return [] }
    var found: [[UInt8]] = []
    let (isPast, isPlural) = (folded.last == 0x64 && folded.dropLast().last == 0x65, folded.last == 0x73)
    for row in rows[Self.place(first)] where row.isVerb ? isPast : isPlural {
      let others = row.forms[1...]
      if row.isVerb {
        if Self.isPast(folded, of: row.forms[0]) { found += others.filter { !found.contains($0) } }
        // `tooked`, `brokened`
        found += others.filter { $0 != row.forms[0] && !found.contains($0) && Self.isPast(folded, of: $0) }
      } else {
        // `feets` too
        let stem = folded.dropLast()
        let isOfRow =
          row.forms.contains { $0.elementsEqual(stem) }
          || stem.last == 0x65 && row.forms[0].elementsEqual(stem.dropLast())
        if isOfRow { found += others.filter { !found.contains($0) } }
      }
    }
    for row in comparisons where row[0] == folded { found += row[1...] }
    return found
  }

  /// All forms of the verbs and nouns of which a word is one.
  func forms(of folded: [UInt8]) -> [[UInt8]] {
    guard let first = folded.first else { return [] }
    return rows[Self.place(first)].filter { $0.forms.contains(folded) }.flatMap(\.forms)
  }

  private static func rows(_ table: String) -> [[[UInt8]]] {
    table.utf8.split(separator: 0x2C).map { row in row.split(separator: 0x20).map { Array($0) } }
  }

  /// Whether a form in “ed” is what the rule makes of a verb, also where its last letter is doubled: `teached`, `rised`,
  /// `flied`, `runned`.
  private static func isPast(_ form: [UInt8], of base: [UInt8]) -> Bool {
    guard let last = base.last else { return false }
    let stem = form.dropLast(2)
    switch last {
    case 0x65: return stem.elementsEqual(base.dropLast())
    case 0x79:
      return stem.elementsEqual(base) || stem.last == 0x69 && stem.dropLast().elementsEqual(base.dropLast())
    default: return stem.elementsEqual(base) || stem.last == last && stem.dropLast().elementsEqual(base)
    }
  }

  /// The verb, its past tense and its participle where that is another one.
  private static let verbs = """
    arise arose arisen,awake awoke awoken,bear bore borne,become became become,begin began begun,bend bent,bind bound,\
    bite bit bitten,bleed bled,blow blew blown,break broke broken,breed bred,bring brought,build built,buy bought,\
    catch caught,choose chose chosen,cling clung,come came come,cost cost,creep crept,cut cut,deal dealt,dig dug,\
    do did done,draw drew drawn,drink drank drunk,drive drove driven,eat ate eaten,fall fell fallen,feed fed,feel felt,\
    fight fought,find found,flee fled,fling flung,fly flew flown,forbid forbade forbidden,forget forgot forgotten,\
    forgive forgave forgiven,freeze froze frozen,get got,give gave given,go went gone,grind ground,grow grew grown,\
    have had,hear heard,hide hid hidden,hit hit,hold held,hurt hurt,keep kept,know knew known,lay laid,lead led,\
    leave left,lend lent,let let,lose lost,make made,mean meant,meet met,mislead misled,mistake mistook mistaken,\
    misunderstand misunderstood,overcome overcame overcome,overhear overheard,oversee oversaw overseen,\
    overtake overtook overtaken,overthrow overthrew overthrown,pay paid,put put,read read,rebuild rebuilt,repay repaid,\
    ride rode ridden,ring rang rung,rise rose risen,run ran run,say said,see saw seen,seek sought,sell sold,send sent,\
    set set,shake shook shaken,shoot shot,show showed shown,shrink shrank shrunk,shut shut,sing sang sung,sink sank sunk,\
    sit sat,sleep slept,slide slid,sling slung,speak spoke spoken,spend spent,spin spun,spread spread,\
    spring sprang sprung,stand stood,steal stole stolen,stick stuck,sting stung,stink stank stunk,strike struck,\
    string strung,strive strove striven,swear swore sworn,sweep swept,swell swelled swollen,swim swam swum,swing swung,\
    take took taken,teach taught,tear tore torn,tell told,think thought,throw threw thrown,\
    undergo underwent undergone,understand understood,undertake undertook undertaken,undo undid undone,upset upset,\
    wake woke woken,wear wore worn,weave wove woven,weep wept,win won,wind wound,withdraw withdrew withdrawn,\
    withhold withheld,withstand withstood,wring wrung,write wrote written
    """
  private static let nouns = """
    child children,man men,woman women,foot feet,tooth teeth,goose geese,mouse mice,louse lice,ox oxen,sheep sheep,\
    deer deer,wife wives,knife knives,life lives,half halves,calf calves,leaf leaves,loaf loaves,shelf shelves,\
    self selves,elf elves,wolf wolves,thief thieves,scarf scarves,crisis crises,analysis analyses,basis bases,\
    hypothesis hypotheses,thesis theses,oasis oases,diagnosis diagnoses,phenomenon phenomena,criterion criteria,\
    aircraft aircraft,species species,series series
    """
  private static let comparisons = """
    gooder better,goodest best,badder worse,worser worse,worsest worst,bestest best,betterer better
    """
}
