/// The irregular verbs, nouns and adjectives of English by the forms that the rule would make of them.
struct IrregularForms: Sendable {
  static let english = IrregularForms()

  /// For a form by the rule what is right instead: `teached` to `taught`, `childs` to `children`.
  let byRegularForm: [[UInt8]: [[UInt8]]]
  /// The same for nouns that end compounds.
  let plurals: [[UInt8]: [UInt8]]
  /// For each form of a verb or noun all forms of it.
  let forms: [[UInt8]: [[UInt8]]]

  private init() {
    var forms: [[UInt8]: [[UInt8]]] = [:]
    func add(_ wrong: [UInt8], _ right: [[UInt8]]) {
      let known = forms[wrong] ?? []
      forms[wrong] = known + right.filter { !known.contains($0) }
    }
    for row in Self.rows(Self.verbs) {
      let (base, past) = (row[0], Array(row[1...]))
      for wrong in Self.pasts(of: base) { add(wrong, past) }
      // `tooked`, `brokened`
      for form in past where form != base { for wrong in Self.pasts(of: form) { add(wrong, [form]) } }
    }
    var plurals: [[UInt8]: [UInt8]] = [:]
    for row in Self.rows(Self.nouns) {
      plurals[row[0] + [0x73]] = row[1]
      add(row[0] + [0x73], [row[1]])
      add(row[0] + Array("es".utf8), [row[1]])
      // `feets`
      add(row[1] + [0x73], [row[1]])
    }
    for row in Self.rows(Self.comparisons) { add(row[0], Array(row[1...])) }
    var groups: [[UInt8]: [[UInt8]]] = [:]
    for row in Self.rows(Self.verbs) + Self.rows(Self.nouns) { for form in row { groups[form, default: []] += row } }
    (byRegularForm, self.plurals, self.forms) = (forms, plurals, groups)
  }

  private static func rows(_ table: String) -> [[[UInt8]]] {
    table.utf8.split(separator: 0x2C).map { row in row.split(separator: 0x20).map { Array($0) } }
  }

  /// What the rule makes of a verb, also where its last letter is doubled: `teached`, `rised`, `flied`, `runned`.
  private static func pasts(of base: [UInt8]) -> [[UInt8]] {
    guard let last = base.last else { return [] }
    let stem = Array(base.dropLast())
    let ed = Array("ed".utf8)
    switch last {
    case 0x65: return [stem + ed]
    case 0x79: return [stem + [0x69] + ed, base + ed]
    default: return [base + ed, base + [last] + ed]
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
