"""English is read, other languages are skipped, and what is too short to tell counts as English."""

from pathlib import Path

import pytest
from packed_stories import STORIES, read

from kgbuild.errors import OntologyError
from kgbuild.read.language import function_words, language_of
from kgbuild.read.options import ReadOptions
from kgbuild.read.skipped import SkipReason

FOREIGN = {
    "de": "Der russische Außenminister hat am Montag seinen Amtskollegen in Moskau getroffen. Es ging um Öl.",
    "fr": "Le ministre des Affaires étrangères a rencontré lundi son homologue dans la capitale russe.",
    "es": "El presidente chino se reunió el viernes con el presidente de Estados Unidos en Washington.",
    "pt": "O presidente chinês reuniu-se com o presidente dos Estados Unidos, mas não assinou o acordo.",
    "it": "Il presidente cinese ha incontrato venerdì il presidente degli Stati Uniti nella capitale.",
    "nl": "De Nederlandse regering heeft maandag twee Russische diplomaten het land uitgezet.",
    "sv": "Den svenska regeringen har på måndagen utvisat två ryska diplomater efter en lång utredning.",
    "pl": "Prezydent Chin spotkał się w piątek z prezydentem, ale nie podpisał umowy, która jest już gotowa.",
    "tr": "Çin Devlet Başkanı cuma günü bir araya geldi ve siber güvenlik için daha çok görüşme istedi.",
    "vi": "Chủ tịch Trung Quốc đã gặp Tổng thống Mỹ và hai bên không ký các thỏa thuận với nhau.",
    "und": "Министр иностранных дел России встретился в понедельник со своим китайским коллегой.",
}


@pytest.mark.parametrize(("code", "text"), FOREIGN.items())
def test_other_languages_are_recognised(code: str, text: str) -> None:
    assert language_of(text) == code


@pytest.mark.parametrize(
    "text",
    [
        "中国国家主席习近平星期五在华盛顿会见了美国总统奥巴马，双方就网络安全问题进行了讨论。",
        "التقى الرئيس الصيني بالرئيس الأمريكي في واشنطن يوم الجمعة",
        "日本の外務大臣は月曜日に北京で中国の外交部長と会談した。",
    ],
)
def test_other_scripts_are_recognised(text: str) -> None:
    assert language_of(text) == "und"


@pytest.mark.parametrize(
    "text",
    [
        *(story.text for story in STORIES),
        "Norway expels two Russian diplomats",
        "Rousseff, da Silva e Cunha",
        "U.S. military gives medical equipment to Nicaragua.",
        "“Je suis Charlie,” read the signs that thousands held up in Paris on Sunday.",
        "Xi (习近平) met Obama in Washington on Friday to talk about trade.",
        "President Mohamed al-Menfi, Abdul Hamid Dbeibah and Aguila Saleh Issa met in Cairo, Egypt, Tuesday.",
        "17 dead, 5 hurt",
        "",
    ],
)
def test_english_and_what_is_too_short_to_tell_is_kept(text: str) -> None:
    assert language_of(text) == "en"


def test_articles_in_other_languages_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FOREIGN["de"], encoding="utf-8")
    (tmp_path / "b.txt").write_text(STORIES[0].text, encoding="utf-8")

    articles, [skip] = read([tmp_path])

    assert [a.id for a in articles] == ["b.txt"]
    assert skip.reason is SkipReason.OTHER_LANGUAGE
    assert str(skip).endswith("a.txt: is in another language (de); only English is read")


def test_other_languages_are_read_where_that_is_wanted(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FOREIGN["de"], encoding="utf-8")

    assert len(read([tmp_path], ReadOptions(english_only=False))[0]) == 1


@pytest.mark.parametrize(
    ("content", "message"), [("en the of\n", "line 1: "), ("de: der die\n", "lacks the line")]
)
def test_wrong_word_lists_are_named(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "languages.txt"
    path.write_text(content, encoding="utf-8")

    with pytest.raises(OntologyError, match=message):
        function_words(path)
