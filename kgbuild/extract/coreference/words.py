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
    "helen sharon cynthia kathleen amy angela anna ruth brenda pamela nicole katherine virginia "
    "catherine christine samantha debra janet rachel carolyn emma maria heather diane julie joyce "
    "victoria kelly christina joan evelyn lauren judith olivia martha cheryl megan andrea hannah "
    "jacqueline gloria kathryn alice teresa theresa sara janice julia grace judy hillary "
    "condoleezza madeleine kamala nikki giorgia ursula sanna mette benazir indira golda michele isabel "
    "cristina dilma ellen marine annalena federica christiane samia kristalina roza maia alicia ana "
    "anastasia anita ann anne annegret anniken arancha asma astrid atifete audrey aisha baiba beatriz "
    "birgit carla carmen carolina caroline chandrika chantal charlotte chelsea christiana chrystia "
    "cindy claire clare claudia corazon daniela diana dianne dora droupadi edith ekaterina elena elina "
    "elisabeth erna eva fatima fatou fiona francoise gabriela galina gina hanan harriet heidi "
    "hina huda imelda inga ingrid irina isabelle jacinda jacqui jeanine jenny jill kaja kamla karin "
    "karoline katalin katerina keiko kersti khadija khaleda kolinda ksenia larisa leila leyla linnea "
    "lindiwe liz loretta louise lourdes lucy lyudmila magdalena malala mamata margarita mariam marina "
    "marta martine maryam mercedes mireya mirjana monique naledi narges natalia natasa natasha nathalie "
    "navi netumbo ngozi nkosazana oksana olga paetongtarn penny pratibha priti rania retno rosa sadako "
    "salome segolene shirin sigrid silvia simone sonia sophie suella sushila sushma svetlana sviatlana "
    "sylvie tansu tatiana tessa thérèse therese tzipi ulrike vaira valentina valerie veronica violeta "
    "vjosa wangari wendy yingluck yulia yvette yvonne zahra zainab zuzana "
    "asha-rose beata carrie dalia dana delcy dina ewa evika florence gordana gro halla harini helle ine "
    "ingrida ingrid jen johanna karine katrin kristi kristrun makiko margot marise melania melanie mia "
    "michaelle micheline michele myriam nanaia olympia pam portia queen roberta robinah rosario sahle-work "
    "sanae sarra schapelle susana tanja tarja tulsi viola xiomara yoko yoriko laura megawati"
)
FEMALE_PEOPLE = frozenset(
    {
        *(
            "aung san suu kyi",
            "park geun-hye",
            "tsai ing-wen",
            "kim yo jong",
            "kim yo-jong",
            "han myeong-sook",
        ),
        *("sheikh hasina", "wu yi", "fu ying", "hua chunying", "mao ning", "megawati sukarnoputri"),
        *("choe son hui", "fiame naomi mataʻafa", "jiang yu", "kang kyung-wha", "kim campbell"),
        *("meng wanzhou", "morgan ortagus", "nino burjanadze"),
    }
)
"""Women whose first name tells nothing, or is more often a man's."""
MALE_NAMES = _words(
    "james robert john michael david william richard joseph thomas charles christopher daniel matthew "
    "anthony mark donald steven paul andrew joshua kenneth kevin brian george timothy ronald edward "
    "jason jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin scott brandon benjamin "
    "samuel gregory alexander frank patrick raymond jack dennis jerry tyler aaron jose adam nathan "
    "henry douglas zachary peter kyle walter ethan jeremy harold carl keith roger arthur barack bill "
    "joe vladimir sergei sergey dmitry emmanuel nicolas francois olaf gerhard silvio recep mahmoud "
    "muhammad mohammed mohammad mohamed ahmed ali hassan hussein hamid abdullah ehud ariel shimon hugo "
    "fidel raul evo lula luiz juan carlos luis pedro tony gordon boris rishi keir narendra pervez imran "
    "nawaz kofi ban antonio javier mario matteo viktor volodymyr petro alexei igor yevgeny xi abdul "
    "abdel abdelaziz abdou abu adel adnan ahmad akbar alan albert alberto aleksandar aleksander alfredo "
    "alvaro amadou amir amr anatoly anders andreas andrei andrej andres angelo anton antoine anwar "
    "armando arnold arif ashraf ayad ayman bashar bernard bernardo bert bob boutros bronislaw bruno "
    "carlo cesar chris christian chuck constantino costas cyril dan danny denis didier diego dick "
    "dimitris ebrahim edgar eduard eduardo emil enrique ernesto esmail faisal farouk felipe felix "
    "ferdinand fernando filip francisco franco frank-walter franz fuad gabriel gamal geir georgi gerald "
    "gerardo giorgi giulio giuseppe goran guido guillermo gustavo hafez hakan hamad hans harry hector "
    "heinz helmut henri herman hosni hoshyar ibrahim ignacio ilham ismail ivan ivica jacek jacques "
    "jalal jan jaroslaw javad jean-claude jean-marie jean-pierre jens jerzy jim jimmy joao joaquin "
    "johannes jorge josep juha julio junichiro jusuf kamal karel karl kemal khaled khalid klaus "
    "konstantin kostas kurt laurent lawrence lech leonid leopoldo lionel lloyd luc manfred manmohan "
    "manouchehr manuel marc marcelo marco marek martin marwan massoud mauricio mehdi michal michel "
    "miguel mike mikhail mikheil milan milos mitch moshe mohamad mohammad-javad muammar muqtada mustafa "
    "nabih nabil naftali naji nasser nawaf nelson nestor nicolae nikola nikolai nikos noor nouri "
    "oleksandr oleg omar oscar osama otto pablo paulo pavel petr philip philippe pierre porfirio rafael "
    "rafik rahul rajiv ram ramzan rashid reza ricardo riyad robin roberto rodrigo roman romano ron ruud "
    "saad saddam saeb said salam salvador sam sameh santiago sean sebastien sergio shaul simon slobodan "
    "staffan stanislav stefan steve sven tariq ted teodoro thabo thaksin tim tom tomislav vaclav valery "
    "vicente victor viktors vincent vitaly vojislav walid wim winston wolfgang xavier yahya yair yasser "
    "yasuo yoweri yuri yusuf yves zalmay zbigniew zoran"
)
COLLECTIVES = _words(
    "government police family team group army military company staff crew public committee council union "
    "party majority couple parliament court administration cabinet press media community population"
)
"""Singular nouns that `they` can stand for."""
PERSON_ENDINGS = ("man", "men", "woman", "women", "person", "ist", "ologist", "eer", "ant", "ian", "ess")
NO_PERSON_ENDINGS = ("ness", "cess", "gress", "press")
"""Ends of nouns in `ess` that mean no woman; `witness` and `princess` stand in the tables."""
NO_PERSONS = _words(
    "plant grant warrant restaurant elephant covenant pageant quadrant coolant pollutant contaminant instant "
    "constant remnant implant transplant variant lubricant propellant list checklist mist fist waist wrist "
    "twist heist beer career deer stress distress dress address mess guess fortress mattress chess peer"
)
"""Nouns that end like those for persons and mean things."""
PERSON_NOUNS = _words(
    "person people child kid baby boy girl friend parent mother father son daughter brother sister wife "
    "husband guy lady gentleman teacher player author writer winner owner driver worker member victim "
    "survivor suspect actor singer fan patient doctor nurse professor host guest candidate chief boss "
    "cyclist passenger pilot newscaster broadcaster reporter journalist editor anchor blogger lawyer "
    "attorney prosecutor judge witness hunter farmer trader banker engineer designer commander fighter "
    "soldier sailor trainer coach runner swimmer boxer singer dancer composer filmmaker director producer "
    "adviser advisor aide spokesperson lawmaker senator lobbyist bomber attacker kidnapper captor killer "
    "murderer hijacker smuggler trafficker prisoner detainee inmate hostage settler villager islander "
    "resident citizen voter successor predecessor founder leader ringleader dissident defector "
    "whistleblower scholar researcher laureate starlet tycoon magnate billionaire millionaire celebrity "
    "veteran operative mastermind kingpin warlord refugee migrant monk nun hardliner fugitive spy heir "
    "monarch tyrant despot envoy cleric rival opponent challenger counterpart critic nominee incumbent "
    "contender"
)
