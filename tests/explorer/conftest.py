"""A headless Chromium, and pages to open in it; without one the tests are skipped and say what they need."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kgbuild.explorer.page import write_explorer
from kgbuild.records import Corpus

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
DRIVER = shutil.which("chromedriver")
FLAGS = (
    *("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-background-networking"),
    *("--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--force-prefers-reduced-motion"),
)
PATIENCE = 60
"""Seconds; a machine that is busy with other things draws slowly."""


class Browser:
    """What tests do with a page."""

    def __init__(self, driver):
        self.driver = driver

    def open(self, page: Path, state: str = "", *, ready: bool = True) -> None:
        """Opens a page anew in a state of its address, and waits until the network lies still."""
        self.driver.get("about:blank")
        self.driver.get(page.as_uri() + (f"#{state}" if state else ""))
        if ready:
            self.settle()

    def settle(self) -> None:
        self.until("return ['settled', 'none'].includes(document.querySelector('.canvas')?.dataset.layout)")

    def until(self, script: str) -> None:
        end = time.monotonic() + PATIENCE
        while not self.run(script):
            assert time.monotonic() < end, f"not within {PATIENCE} seconds: {script}"
            time.sleep(0.05)

    def run(self, script: str, *arguments: object) -> object:
        return self.driver.execute_script(script, *arguments)

    def size(self, width: int, height: int) -> None:
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)

    def prefer(self, **features: str) -> None:
        wishes = [{"name": name.replace("_", "-"), "value": value} for name, value in features.items()]
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": wishes})

    def find(self, selector: str):
        return self.driver.find_element("css selector", selector)

    def all(self, selector: str) -> list:
        return self.driver.find_elements("css selector", selector)

    def text(self, selector: str) -> str:
        return self.run("return document.querySelector(arguments[0]).textContent", selector)

    def texts(self, selector: str) -> list[str]:
        script = "return [...document.querySelectorAll(arguments[0])].map(e => e.textContent)"
        return self.run(script, selector)

    def click(self, selector: str, words: str = "") -> None:
        """Clicks what has these words, as a person would; then waits until the network lies still."""
        element = next(e for e in self.all(selector) if words in (e.get_attribute("textContent") or ""))
        self.run("arguments[0].scrollIntoView({block: 'center'})", element)
        element.click()
        self.settle()

    def press(self, *keys: str) -> None:
        from selenium.webdriver.common.action_chains import ActionChains

        ActionChains(self.driver).send_keys(*keys).perform()

    def click_at(self, x: float, y: float) -> None:
        """Clicks at a place of the picture, counted from its upper left corner."""
        from selenium.webdriver.common.action_chains import ActionChains

        canvas = self.find(".canvas")
        left, top = x - canvas.rect["width"] / 2, y - canvas.rect["height"] / 2
        ActionChains(self.driver).move_to_element_with_offset(canvas, round(left), round(top)).pause(
            0.3
        ).click().perform()

    @property
    def lines(self) -> list[dict]:
        """The lines that are drawn, with their ends and the place of their middle."""
        return self.run("return window.kgbuildPicture.places().edges")

    @property
    def nodes(self) -> dict[str, list[float]]:
        """The actors that are drawn, with their places."""
        return self.run("return window.kgbuildPicture.places().nodes")

    def complaints(self) -> list[str]:
        """What the browser has complained of since it was last asked."""
        return [entry["message"] for entry in self.driver.get_log("browser")]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    if CHROMIUM is None or DRIVER is None:
        pytest.skip("needs Chromium and its driver: apt install chromium chromium-driver")
    webdriver = pytest.importorskip("selenium.webdriver", reason="needs selenium: pip install 'kgbuild[dev]'")
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for flag in FLAGS:
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(DRIVER))
    try:
        yield Browser(driver)
    finally:
        driver.quit()


@pytest.fixture
def browser(chromium: Browser) -> Browser:
    chromium.size(1440, 900)
    chromium.prefer(prefers_color_scheme="light")
    chromium.complaints()
    return chromium


@pytest.fixture
def page(corpus: Corpus, write_page: Callable[[Corpus], Path]) -> Path:
    """The page of the small corpus."""
    return write_page(corpus)


@pytest.fixture
def write_page(tmp_path: Path) -> Callable[[Corpus], Path]:
    def write(corpus: Corpus) -> Path:
        path = tmp_path / "explorer.html"
        with path.open("w", encoding="utf-8", newline="\n") as stream:
            write_explorer(corpus, stream)
        return path

    return write
