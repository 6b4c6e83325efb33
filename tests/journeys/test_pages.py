"""Whole stories in a real browser, and the accessibility check on every named page."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.journey

NORTHGATE = "X07000005"
PAGES = (
    "/",
    f"/place/{NORTHGATE}/",
    f"/place/{NORTHGATE}/people/",
    f"/place/{NORTHGATE}/place/",
    f"/place/{NORTHGATE}/attitudes/",
    f"/place/{NORTHGATE}/change/",
    f"/place/{NORTHGATE}/divides/",
    f"/place/{NORTHGATE}/influences/",
    f"/place/{NORTHGATE}/family/",
    f"/place/{NORTHGATE}/gaps/",
    f"/place/{NORTHGATE}/issues/",
    f"/place/{NORTHGATE}/actions/",
    f"/place/{NORTHGATE}/sources/",
    "/find/?place=Nortgate",
    "/guidance/",
    "/guidance/cdf-2009/",
    "/guidance/cdf-2009/page/page-issues-actions/",
    "/guidance/cdf-2009/issue-volunteering/",
    "/promises/",
    "/evidence/",
    "/nowhere/",
)
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def faults(page: Page, axe: str) -> list[tuple[str, list[str]]]:
    """Every rule that axe finds broken on the page, with the first places."""
    page.evaluate(axe)
    found: Any = page.evaluate("tags => axe.run(document, {runOnly: {type: 'tag', values: tags}})", STANDARDS)
    return [(one["id"], [node["target"][0] for node in one["nodes"][:3]]) for one in found["violations"]]


@pytest.fixture(scope="session")
def axe(repository: Path) -> str:
    return (repository / "frontend/node_modules/axe-core/axe.min.js").read_text()


@pytest.fixture
def open_page(browser: Browser) -> Any:
    """A page whose content policy does not stop the checker itself from running."""
    context = browser.new_context(bypass_csp=True)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("address", PAGES)
def test_no_page_fails_the_accessibility_check(open_page: Page, served: str, axe: str, address: str) -> None:
    open_page.goto(served + address)
    assert faults(open_page, axe) == []


def test_the_mailed_page_passes_too(open_page: Page, served: str, axe: str, tmp_path: Path) -> None:
    response = open_page.request.get(f"{served}/place/{NORTHGATE}/mapping.html")
    saved = tmp_path / "northgate.html"
    saved.write_bytes(response.body())
    open_page.goto(saved.as_uri())
    assert faults(open_page, axe) == []


def test_find_a_place_and_follow_it_to_the_guidance(page: Page, served: str) -> None:
    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    page.goto(served)
    page.get_by_label("Name or code of a district").fill("Northgate")
    page.get_by_role("button", name="Show this place").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Northgate")
    page.get_by_role("link", name="Proposed issues").click()
    expect(page.get_by_role("heading", level=2, name="Proposed issues")).to_be_visible()
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Guidance").click()
    page.get_by_role("link", name="Cohesion Delivery Framework").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Cohesion Delivery Framework")
    assert problems == []


def test_everything_can_be_reached_without_scripts_by_keyboard(browser: Browser, served: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(served)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to main content")).to_be_focused()
    page.get_by_label("Name or code of a district").focus()
    page.keyboard.type("Northgate")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Northgate")
    page.get_by_role("link", name="What the place is like").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=2, name="What the place is like")).to_be_visible()
    first = page.locator("details").first
    first.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(first.locator("table").first).to_be_visible()
    context.close()


def test_on_a_phone_nothing_runs_off_the_side(browser: Browser, served: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    wide = []
    for address in PAGES:
        page.goto(served + address)
        if page.evaluate("document.documentElement.scrollWidth") > 360:
            wide.append(address)
    context.close()
    assert wide == []


def test_the_document_downloads_from_the_page(page: Page, served: str) -> None:
    page.goto(f"{served}/place/{NORTHGATE}/")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="PDF", exact=True).click()
    assert waiting.value.suggested_filename == "northgate-mapping.pdf"
    assert Path(waiting.value.path()).read_bytes().startswith(b"%PDF-")
