"""The word tables of coreference: gender of titles, nouns and given names, and what can be a person.

The given names are the most frequent ones of the 1990 census of the United States and those of well-known
politicians; a name that is used for both genders is in neither table.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


FEMALE_WORDS = _words(
    "mrs mrs. ms ms. miss madam madame lady woman women girl mother wife daughter sister queen princess "
    "actress chairwoman spokeswoman congresswoman businesswoman policewoman aunt grandmother duchess "
    "empress heroine widow"
)
MALE_WORDS = _words(
    "mr mr. sir lord man men boy father husband son brother king prince chairman spokesman congressman "
    "businessman policeman uncle grandfather duke emperor sultan emir pope fisherman gunman"
)
FEMALE_NAMES = _words(
    "mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty sandra "
    "margaret ashley kimberly emily donna michelle carol amanda melissa deborah stephanie rebecca laura "
    "helen sharon cynthia kathleen amy angela anna ruth brenda pamela nicole katherine virginia catherine "
    "christine samantha debra janet rachel carolyn emma maria heather diane julie joyce victoria kelly "
    "christina joan evelyn lauren judith olivia martha cheryl megan andrea hannah jacqueline gloria jean "
    "kathryn alice teresa theresa sara janice julia grace judy hillary condoleezza madeleine kamala nikki "
    "giorgia ursula sanna mette benazir indira golda aung michele isabel cristina dilma ellen park tsai "
    "marine annalena federica christiane samia kristalina roza maia"
)
MALE_NAMES = _words(
    "james robert john michael david william richard joseph thomas charles christopher daniel matthew "
    "anthony mark donald steven paul andrew joshua kenneth kevin brian george timothy ronald edward jason "
    "jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin scott brandon benjamin samuel "
    "gregory alexander frank patrick raymond jack dennis jerry tyler aaron jose adam nathan henry douglas "
    "zachary peter kyle walter ethan jeremy harold carl keith roger arthur barack bill joe vladimir "
    "sergei sergey dmitry emmanuel nicolas francois olaf gerhard silvio recep mahmoud muhammad mohammed "
    "mohammad mohamed ahmed ali hassan hussein hamid abdullah ehud ariel shimon hugo fidel raul evo lula "
    "luiz juan carlos luis pedro tony gordon boris rishi keir narendra pervez imran nawaz kofi ban "
    "antonio javier mario matteo viktor volodymyr petro alexei igor yevgeny kim xi"
)
COLLECTIVES = _words(
    "government police family team group army military company staff crew public committee council union "
    "party majority couple parliament court administration cabinet press media community population"
)
"""Singular nouns that `they` can stand for."""
PERSON_ENDINGS = ("man", "men", "woman", "women", "person", "ist", "ologist", "eer", "ant", "ian", "ess")
PERSON_NOUNS = _words(
    "person people child kid baby boy girl friend parent mother father son daughter brother sister wife "
    "husband guy lady gentleman teacher player author writer winner owner driver worker member victim "
    "survivor suspect actor singer fan patient doctor nurse professor host guest candidate chief boss "
    "cyclist passenger pilot"
)
