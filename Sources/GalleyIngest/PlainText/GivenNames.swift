import GalleyText

/// Given names that many people bear and that mean nothing else at the front of a line: no place, month or word.
///
/// They tell a name that stands alone under a headline (“Amina Okafor”) from a place or a rubric (“Cape Town”, “Early
/// Life”). The list is no register of names: one that is not here needs a “By” in front of it.
enum GivenNames {
  /// Whether a word is a given name, letter case of ASCII apart.
  static func contains(_ word: ArraySlice<UInt8>) -> Bool {
    names.contains(word.map(\.asciiLowercased))
  }

  private static let names: Set<[UInt8]> = Set(
    Array(
      """
      aaron abdul abdullah abdullahi abena abigail abu ada adam adebayo adrian agnes agnieszka ahmad ahmed aidan aisha
      ajay akiko akira alan albert alberto alejandro aleksandr alessandro alex alexander alexandra alfred ali alice
      alicia alison allison amanda amara amélie amina amir amit amy ana anastasia anders andrea andreas andrei andrew
      andrzej andy angela anil anita anjali ann anna anne annette annie anthony antoine anton antonio anya aoife arjun
      arthur asha ashley astrid audrey ayesha babak barbara beatrice beatriz ben benedict benjamin bernard bernadette
      beth bianca björn bogdan boris brenda brendan brian bridget bruno camille carl carla carlos carmen carol caroline
      catherine cathy cecilia chiara chidi chinedu chioma chris christian christina christine christopher ciara claire
      clara claudia colin connor craig cristina cynthia daniel daniela danielle darren dave david deborah denis denise
      dennis derek devika diana diego dimitri dmitri dmitry dominic dominik donald donna dorothy doug douglas duncan
      edith eduardo edward edwin eileen elaine eleanor elena eli elisabeth elizabeth ellen elsa emeka emil emily emma
      enrique eric erik erika erin ernest esther eszter ethan eugene eva evelyn ewa fabio faisal farah farhan fatima
      fatou fatoumata felicity felix femi fernanda fernando ffion fiona francesca francesco francis francisco françois
      françoise frank franz fred frederick frederik fredrik gabriel gabriela gareth gary gavin geoffrey george gerald
      gerard giovanni giulia giuseppe gloria gordon graham greg gregory greta guillaume guillermo gustavo habib hamid
      hamish hannah hans harold harriet harry hassan hawa heather heidi helen helena helga henri henrik henry herbert
      hiroshi howard hugo hussein ian ibrahim ifeanyi ignacio igor ikechukwu ines ingrid irene irina isaac isabel
      isabella isabelle ishaan ivan jack jackie jacob jacqueline jacques jakob james jamie jan jane janet janice jasmine
      jason javier jean jeff jeffrey jennifer jenny jens jeremy jessica jesús jill jim joan joanna joanne joão joe joel
      johan johann johanna johannes john jon jonas jonathan jorge josé josef joseph josephine joshua juan juanita judith
      julia julian juliana julie julien juliet jürgen justin kamal karen karim karin karl kate katarzyna kate katherine
      kathleen kathryn kathy katie kavita kayleigh keith kelly ken kenji kenneth kerry kevin khadija khaled khalid kim
      kirsten kofi krishna krzysztof kristen kristin kurt kwabena kwame kyle lakshmi lars latoya laura lauren laurent
      lawrence leah leila lena leo leonard leonardo leslie lewis liam lidia lina linda lisa liz lorenzo louis louisa
      louise luca lucas lucia lucy luigi luis luísa luiza lukas luke lydia maciej magdalena mahmoud malcolm manuel
      marc marcel marcelo marcin marco marcus margaret margarita maria maría mariam marianne marie marina mario marlene
      marta martha martin martina mary mateo mathieu matt matteo matthew matthias maureen maurice max mehmet mei melanie
      melissa meera mia michael michał michel michelle miguel mika mikael mike mikhail milan milena mirjam miriam mohamed
      mohammad mohammed moira monica monika muhammad murat musa mustafa nadia naledi nancy naomi natalia natalie natasha
      nathan neha neil ngozi niamh nicholas nick nicola nicolas nicole nigel nikhil nikolai nikos nina noah noor nora
      norma norman nuno oksana olaf ole olena olga oliver olivia oluwaseun omar orla oscar osman otto pablo pamela
      paola paolo patricia patrick paul paula paulina paulo pavel pedro peggy per pete peter petra petros philip philippa
      philippe phillip pierre piotr priya rachel radu rafael raj rajesh ralph ramesh raquel rashid raymond rebecca
      rekha renata rené reza rhodri rhys ricardo richard rita robert roberta roberto robin rocío rodrigo roger roland ron
      ronald rosemary ross roxana russell ruth ryan saad saeed sahar saleh sally salma samantha samir samuel sandeep
      sandra sanjay sara sarah saskia scott sean sebastian seán serena sergei sergio serhiy shannon shane sharon sheila
      shreya siobhan sigrid silvia simon simone siobhán sipho sofia sonia sophia sophie stefan stefano stella stephanie
      stephen steve steven stuart sue sunil sunita susan susanna susanne suzanne svetlana sylvia tamara tanya tariq
      tatiana ted teresa thabo thandi theodore theresa thomas tim timothy tina tobias todd tom tomasz tomás tony tracy
      trevor tunde ulrich ursula usha uwe valentina valerie vanessa vera veronica vicente victor vijay vikram vincent
      virginie vivek vladimir volodymyr walter wanda wanjiku wei wendy wilhelm william winston wojciech wolfgang xavier
      yannis yasmin yolanda youssef yuki yuri yusuf yvonne zainab zanele zeynep zoe zofia zoltán
      """.utf8
    ).split(whereSeparator: \.isMarkupSpace).map(Array.init))
}
