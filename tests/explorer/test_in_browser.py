"""The page in a real browser: what is drawn, what a click shows, and that what articles say stays text."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from kgbuild.records import Corpus, EventMention, Mention

ROOT = Path(__file__).parents[2]
ALL = "occurred ongoing planned considered threatened demanded denied not-occurred alleged".replace(" ", "+")
HOSTILE = "<img src=x onerror='window.hacked=1'></script><script>window.hacked=1</script>"
AXE = ROOT / "explorer" / "node_modules" / "axe-core" / "axe.min.js"
BREACH = "event/2024-04-breach-fisheries-ministry"


def ends(browser) -> set[tuple[str, str]]:
    return {(line["source"], line["target"]) for line in browser.lines}


def requests(browser) -> list[str]:
    messages = [json.loads(entry["message"])["message"] for entry in browser.driver.get_log("performance")]
    sent = [m["params"]["request"]["url"] for m in messages if m["method"] == "Network.requestWillBeSent"]
    return [url for url in sent if not url.startswith(("about:", "data:"))]


def test_it_opens_without_complaint_and_asks_the_network_for_nothing(browser, page):
    requests(browser)

    browser.open(page)

    assert browser.run("return document.body.dataset.ready") == "true"
    assert browser.complaints() == []
    assert requests(browser) == [page.as_uri()]


def test_at_first_only_what_occurred_and_nobody_disputes_is_drawn(browser, page):
    browser.open(page)

    assert ends(browser) == {("country/FJI", "country/ISL")}
    assert browser.text(".status-line").startswith("2 of 4 events")


def test_sanctions_only_considered_are_drawn_when_asked_for_and_look_otherwise(browser, page):
    browser.open(page)
    browser.click(".facet label", "Considered")

    looks = {(line["target"].split("/")[0], line["group"]) for line in browser.lines}

    assert looks == {("country", "occurred"), ("doc", "talked")}


def test_a_click_on_a_line_shows_its_evidence(browser, page):
    browser.open(page)
    (line,) = browser.lines

    browser.click_at(*line["at"])

    browser.until("return document.querySelector('#tab-events').getAttribute('aria-selected') === 'true'")
    assert "Fiji → Iceland: 1 event" in browser.text(".scope")
    assert "The ministers of Iceland and Fiji met in Lima" in browser.text("#panel-events .sentence").replace(
        "source", ""
    ).replace("target", "").replace("event", "")


def test_words_are_marked_by_what_they_are(browser, page):
    browser.open(page, f"event={BREACH}&tab=events")

    marks = {
        (element.get_attribute("class"), element.text)
        for element in browser.all(".card:first-child .sentence mark")
    }

    assert ("mark-trigger", "breach") in marks
    assert ("mark-says", "some officials") in marks
    assert ("mark-source", "Fiji") in marks
    assert ("mark-cue", "attributed") in marks


def test_who_says_so_and_who_says_the_contrary_stand_apart(browser, page):
    browser.open(page, f"event={BREACH}&tab=events")

    claims = browser.texts(".card .claims li")
    after_heading = browser.texts(".card h4 ~ .evidence .claims li")

    assert claims[0] == "Told by the article itself: occurred"
    assert claims[1] == "Said by some officials: alleged, with Fiji as source"
    assert after_heading == ["Denied by Mere Tuilau, as reported by Radio Suva: denied, with Fiji as source"]
    assert "To the contrary" in browser.texts(".card h4")


def test_a_filter_changes_list_counts_and_picture(browser, page):
    browser.open(page, f"status={ALL}&tab=events")
    before = len(browser.lines)

    browser.click(".facet label", "Meeting")

    assert browser.texts("#panel-events h3") == ["Meeting"]
    assert browser.text(".status-line").startswith("1 of 4 events")
    assert (before, len(browser.lines)) == (3, 1)


def test_the_address_keeps_what_was_chosen(browser, page):
    browser.open(page)
    browser.click(".facet label", "Considered")
    browser.click("#tab-relations")
    address = browser.driver.current_url

    browser.driver.get("about:blank")
    browser.driver.get(address)
    browser.settle()

    assert browser.find("input[data-key='statuses considered']").is_selected()
    assert browser.find("#tab-relations").get_attribute("aria-selected") == "true"


def test_a_search_finds_names_and_words_of_sentences(browser, page):
    browser.open(page, f"status={ALL}&tab=events")

    browser.find("search input").send_keys("ambassador")

    browser.until("return document.querySelectorAll('#panel-events h3').length === 1")
    assert browser.texts("#panel-events h3") == ["Recall"]


def test_a_month_of_the_time_line_limits_what_is_shown(browser, page):
    browser.open(page, "tab=events&from=2024-05-01&to=2024-05-31")

    assert browser.texts("#panel-events h3") == ["Meeting"]

    browser.click("button", "All time")
    assert browser.texts("#panel-events h3") == ["Meeting", "Breach"]


def test_two_countries_are_set_side_by_side(browser, page):
    browser.open(page, "tab=dyad")

    assert browser.texts(".dyad tbody tr:last-child > *") == ["together", "1", "1", "0", "+1.0"]
    assert browser.texts("#panel-dyad h3") == ["Meeting"]


def test_those_who_act_for_a_country_are_drawn_as_the_country_when_asked(browser, page):
    browser.open(page, f"status={ALL}")
    assert ("country/FJI", "org/fisheries-ministry") in ends(browser)

    browser.click(".stage-head label", "country")

    assert ("country/FJI", "country/ISL") in ends(browser)
    assert not any(target.startswith("org/") for _, target in ends(browser))
    assert any(target.startswith("doc/") for _, target in ends(browser)), "companies are no state"


def test_a_national_is_no_state_unless_counted(browser, page):
    browser.open(page, f"tab=dyad&dyad=ISL+FJI&status={ALL}")
    without = browser.texts("#panel-dyad h3")

    browser.click(".dyad .check")

    assert "Sanction" not in without
    assert "Sanction" in browser.texts("#panel-dyad h3")


def hostile_corpus(corpus: Corpus) -> Corpus:
    """The corpus with markup in titles, names, sentences and classes."""
    herald, post = corpus.articles
    herald = replace(herald, title=HOSTILE, publisher=HOSTILE, url="javascript:window.hacked=1")

    def told(mention: EventMention) -> EventMention:
        sentence = replace(mention.sentence, text=HOSTILE + mention.sentence.text[len(HOSTILE) :])
        parts = tuple(
            replace(part, filler=replace(part.filler, actor=replace(part.filler.actor, name=HOSTILE)))
            if isinstance(part.filler, Mention)
            else part
            for part in mention.participations
        )
        return replace(mention, sentence=sentence, participations=parts)

    events = (replace(e, label=HOSTILE, mentions=tuple(map(told, e.mentions))) for e in corpus.events)
    return Corpus((herald, post), tuple(events))


def test_hostile_texts_stay_texts_everywhere(browser, write_page, corpus):
    page = write_page(hostile_corpus(corpus))

    for tab in ("actors", "relations", "events", "dyad"):
        browser.open(page, f"status={ALL}&tab={tab}")
        assert browser.run("return window.hacked") is None
        assert browser.all("img") == browser.all("a[href^='javascript']") == []
        assert len(browser.all("script")) == 2
        assert HOSTILE[:30] in browser.text(f"#panel-{tab}")
    assert browser.complaints() == []


def test_the_policy_stops_script_that_is_put_into_the_page(browser, page):
    browser.open(page)

    browser.run(
        "const s = document.createElement('div'); document.body.append(s);"
        "try { s.innerHTML = '<img src=x onerror=\"window.hacked=1\">' } catch { window.refused = true }"
    )

    assert browser.run("return [window.refused, window.hacked ?? null]") == [True, None]
    browser.complaints()


def test_the_keyboard_reaches_an_actor_and_the_tabs(browser, page):
    from selenium.webdriver.common.keys import Keys

    browser.open(page)
    browser.press(Keys.TAB)
    assert browser.run("return document.activeElement.className") == "skip"

    browser.run("document.querySelector('#tab-actors').focus()")
    browser.press(Keys.ARROW_RIGHT)
    assert browser.run("return document.activeElement.id") == "tab-relations"
    browser.press(Keys.TAB, Keys.ENTER)

    browser.until("return document.querySelector('#tab-events').getAttribute('aria-selected') === 'true'")
    assert "Fiji → Iceland" in browser.text(".scope")
    browser.press(Keys.ESCAPE)
    assert "2 events" in browser.text(".scope")


def test_a_handle_of_the_time_line_moves_with_the_arrow_keys(browser, page):
    from selenium.webdriver.common.keys import Keys

    browser.open(page)
    browser.run("document.querySelector('[data-key=\"handle from\"]').focus()")
    browser.press(Keys.ARROW_RIGHT)

    handle = browser.find("[data-key='handle from']")
    assert handle.get_attribute("role") == "slider"
    assert browser.find("[data-key='from']").get_attribute("value") == handle.get_attribute(
        "aria-valuetext"
    ) or handle.get_attribute("aria-valuetext")
    assert browser.run("return document.activeElement.dataset.key") == "handle from"
    assert "from=" in browser.driver.current_url


def test_every_control_has_a_name_and_the_page_its_landmarks(browser, page):
    browser.open(page, f"status={ALL}&tab=events")

    nameless = browser.run(
        "const named = e => e.textContent.trim() || e.ariaLabel || e.closest('label')?.textContent.trim();"
        "const all = [...document.querySelectorAll('button, input, select, a, [role=slider]')];"
        "return all.filter(e => !named(e)).map(e => e.outerHTML)"
    )

    assert nameless == []
    for landmark in (
        "body > header",
        "nav",
        "main",
        "aside",
        "search",
        "h1",
        "[role=status]",
        "[role=tablist]",
    ):
        assert len(browser.all(landmark)) == 1


@pytest.mark.skipif(not AXE.is_file(), reason="needs axe-core: `npm ci` in explorer")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("tab", ["actors", "relations", "events", "dyad"])
def test_axe_finds_no_barrier(browser, page, tab, scheme):
    browser.prefer(prefers_color_scheme=scheme)
    browser.open(page, f"status={ALL}&tab={tab}")
    browser.run(AXE.read_text(encoding="utf-8"))

    barriers = browser.driver.execute_async_script(
        "const done = arguments[0];"
        "axe.run().then(found => done(found.violations.map(v => [v.id, v.nodes.map(n => n.html)])));"
    )

    assert barriers == []
    browser.complaints()


@pytest.mark.parametrize("tab", ["actors", "relations", "events", "dyad"])
def test_a_phone_needs_not_scroll_sideways(browser, page, tab):
    browser.size(360, 740)
    browser.open(page, f"status={ALL}&tab={tab}")

    assert browser.run("return document.documentElement.scrollWidth") == 360


def test_light_and_dark_follow_the_system(browser, page):
    browser.open(page)
    light = browser.run("return getComputedStyle(document.body).backgroundColor")

    browser.prefer(prefers_color_scheme="dark")

    assert light == "rgb(250, 249, 246)"
    assert browser.run("return getComputedStyle(document.body).backgroundColor") == "rgb(18, 22, 27)"


def test_without_webgl_the_tables_hold_the_network(browser, page):
    script = "HTMLCanvasElement.prototype.getContext = () => null"
    found = browser.driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": script})
    try:
        browser.open(page)
    finally:
        browser.driver.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", found)

    assert "has no WebGL" in browser.text(".canvas")
    browser.click("#tab-relations")
    assert browser.texts("#panel-relations tbody button") == ["Fiji – Iceland"]


def test_a_corpus_of_nothing_says_so(browser, write_page):
    browser.open(write_page(Corpus((), ())))

    assert "Nothing is shown" in browser.text("#panel-actors")
    assert browser.complaints() == []


def test_a_reader_finds_who_accused_whom_of_the_june_breach_and_who_would_not_say_so(browser):
    """The way there: the one bar of the time line, then what else stands in the sentence."""
    browser.open(ROOT / "exports" / "explorer.html")
    bar = browser.find("[data-bin]:has(rect[class^='bar-'])")
    browser.driver.execute_script("arguments[0].scrollIntoView()", bar)
    bar.find_element("css selector", "rect[class^='bar-']").click()
    browser.settle()

    browser.click("#tab-events")
    assert browser.texts("#panel-events h3") == ["Breach"]
    assert "June 2015" in browser.text("#panel-events .when")
    also = browser.texts("#panel-events .neighbour")

    assert any("Accusation by some officials toward China (occurred)" in words for words in also)
    assert any("Accusation by Obama administration (did not occur)" in words for words in also)
