"""Measures the explorer in a real browser with a large graph that is made up, or with one of yours.

    python benchmarks/explorer.py [--actors 5000] [--events 50000] [--page FILE.html]

Prints how long the page takes to write, its size, how long it takes until its lists are there and until the
picture lies still, and how long filters, searches and selections take. Needs Chromium and selenium.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import shutil
import tempfile
import time
from pathlib import Path

from kgbuild.explorer.page import write_explorer
from kgbuild.lexicon.gazetteer import load_gazetteer
from kgbuild.records import (
    Actor,
    ActorKind,
    Affiliation,
    Article,
    Attribution,
    Corpus,
    DateValue,
    Event,
    EventMention,
    Factuality,
    Mention,
    Participation,
    Span,
    Stance,
    Status,
)

KINDS = {
    "Meeting": ("met", 1.0, "CONSULT"),
    "Sanction": ("imposed sanctions on", -5.8, "SANCTION"),
    "Accusation": ("accused", -2.0, "ACCUSE"),
    "Attack": ("attacked", -9.0, "ASSAULT"),
    "EconomicAid": ("sent aid to", 7.0, "AID"),
    "Endorsement": ("praised", 3.4, "SUPPORT"),
    "Statement": ("spoke of", 0.0, None),
}
STATUSES = [Status.OCCURRED] * 7 + [Status.PLANNED, Status.CONSIDERED, Status.ALLEGED, Status.DENIED]


def people(number: int, chance: random.Random) -> list[Actor]:
    """Countries, ministries and persons, so many."""
    countries = sorted(load_gazetteer().countries.values(), key=lambda country: country.iso3)
    actors = [Actor(c.id, c.name, ActorKind.COUNTRY, c.iso3, Affiliation.IS) for c in countries][:number]
    for place in range(number - len(actors)):
        country = chance.choice(countries)
        if place % 2:
            name, kind = f"Ministry {place} of {country.name}", ActorKind.ORGANIZATION
        else:
            name, kind = f"Minister {place} of {country.name}", ActorKind.PERSON
        path = f"{'org' if place % 2 else 'person'}/{place}"
        actors.append(Actor(path, name, kind, country.iso3, Affiliation.ACTS_FOR, "GOV"))
    return actors


def made_up(actors: int, events: int) -> Corpus:
    """A corpus in which few actors do much and many do little; one to three claims for each event."""
    chance = random.Random(7)
    everybody = people(actors, chance)
    weights = [1 / (rank + 3) ** 0.85 for rank in range(len(everybody))]
    articles = [article(number, chance) for number in range(max(1, events // 10))]
    made = [
        event(number, chance, chance.choices(everybody, weights, k=3), articles) for number in range(events)
    ]
    return Corpus(tuple(articles), tuple(made))


def day(chance: random.Random) -> DateValue:
    """A day of ten years."""
    date = dt.date(2015, 1, 1) + dt.timedelta(chance.randrange(3650))
    return DateValue(date.isoformat(), date, date)


def article(number: int, chance: random.Random) -> Article:
    """An article of which only the title and the date are known."""
    return Article(f"a{number}", "", (), f"Report {number}", day(chance), f"Paper {number % 40}")


def event(number: int, chance: random.Random, taking: list[Actor], articles: list[Article]) -> Event:
    """An event between the first two, of which the third may speak."""
    kind = chance.choice(list(KINDS))
    verb, goldstein, plover = KINDS[kind]
    status, date = chance.choice(STATUSES), day(chance) if chance.random() < 0.7 else None
    source, target, speaker = taking
    words = f"In the matter numbered {number}, which had been before the council for several weeks, "
    sentence = f"{words}{source.name} {verb} {target.name}, {speaker.name} said."

    def span(text: str) -> Span:
        begin = sentence.index(text)
        return Span(begin, begin + len(text), text)

    def mention(actor: Actor) -> Mention:
        return Mention(span(actor.name), span(actor.name), actor)

    told = EventMention(
        chance.choice(articles).id,
        kind,
        span(verb),
        Span(0, len(sentence), sentence),
        (Participation("source", mention(source)), Participation("target", mention(target))),
        factuality=Factuality(status=status),
        date=date,
        plover=plover,
        goldstein=goldstein,
        event=f"event/{number}",
    )
    said = Attribution((mention(speaker),), chance.choice([Stance.ASSERTS, Stance.DENIES]), span("said"))
    claims = [Attribution(), said][: chance.choice([1, 1, 2])]
    mentions = tuple(_with(told, claim) for claim in claims)
    return Event(f"event/{number}", kind, f"{kind} {number}", mentions)


def _with(mention: EventMention, attribution: Attribution) -> EventMention:
    from dataclasses import replace

    return replace(mention, attribution=attribution)


def write(corpus: Corpus, page: Path) -> None:
    begin = time.perf_counter()
    with page.open("w", encoding="utf-8", newline="\n") as stream:
        write_explorer(corpus, stream)
    print(f"written in       {time.perf_counter() - begin:6.2f} s, {page.stat().st_size / 1e6:.1f} MB")


STILL = "return document.querySelector('.canvas')?.dataset.layout === 'settled'"
CHANGE = """
const done = arguments[arguments.length - 1], begin = performance.now();
const act = new Function(arguments[0]);
act();
requestAnimationFrame(() => setTimeout(() => done(performance.now() - begin)));
"""
CHANGES = {
    "status on": "document.querySelector(\"[data-key='statuses planned']\").click()",
    "everything": "document.querySelector(\"[data-key='preset all']\").click()",
    "one country": "document.querySelector('.facet:nth-of-type(2) input[type=checkbox]').click()",
    "clear": "document.querySelector(\"[data-key='clear']\").click()",
    "one year": "location.hash = 'from=2019-01-01&to=2019-12-31'",
    "an actor": "document.querySelector('#panel-actors button.actor').click()",
    "two countries": "document.querySelector('#tab-dyad').click()",
    "first search": "location.hash = 'q=ministry+council'",
    "second search": "location.hash = 'q=praised'",
}


def measure(page: Path) -> None:
    """Opens the page, does what a reader does, and prints how long each thing takes."""
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or shutil.which("google-chrome") or ""
    for flag in ("--headless=new", "--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"):
        options.add_argument(flag)
    options.add_argument("--window-size=1440,900")
    driver = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
    driver.set_script_timeout(120)
    try:
        driver.execute_cdp_cmd("Performance.enable", {"timeDomain": "threadTicks"})
        driver.get(page.resolve().as_uri())
        still(driver)
        print(f"busy until then  {busy(driver):6.2f} s of the page's thread")
        ready = driver.execute_script("return performance.getEntriesByType('navigation')[0].domInteractive")
        settled = driver.execute_script("return performance.now()")
        print(f"lists are there  {ready / 1000:6.2f} s after opening")
        print(f"picture is still {settled / 1000:6.2f} s after opening")
        print(f"memory           {heap(driver):6.0f} MB")
        print(driver.execute_script("return document.querySelector('.status-line').textContent"))
        for name, script in CHANGES.items():
            spent = busy(driver)
            passed = driver.execute_async_script(CHANGE, script)
            spent = busy(driver) - spent
            begin = time.perf_counter()
            still(driver)
            later = time.perf_counter() - begin
            print(
                f"{name:<16} {passed:6.0f} ms to the next frame ({1000 * spent:4.0f} ms busy), "
                f"{later:5.2f} s more to a still picture"
            )
    finally:
        driver.quit()


def still(driver) -> None:
    while not driver.execute_script(STILL):
        time.sleep(0.02)


def busy(driver) -> float:
    """Processor seconds of the page's thread: they hold on a machine that does other things too."""
    metrics = driver.execute_cdp_cmd("Performance.getMetrics", {})["metrics"]
    return next(metric["value"] for metric in metrics if metric["name"] == "TaskDuration")


def heap(driver) -> float:
    return driver.execute_script("return performance.memory.usedJSHeapSize / 1e6")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--actors", type=int, default=5000)
    parser.add_argument("--events", type=int, default=50_000)
    parser.add_argument("--page", type=Path, help="a page that kgbuild wrote, instead of one made up")
    given = parser.parse_args()
    if given.page:
        measure(given.page)
        return
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "explorer.html"
        write(made_up(given.actors, given.events), page)
        measure(page)


if __name__ == "__main__":
    main()
