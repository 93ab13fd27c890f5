"""What Material itself offers still works beneath the hub's own styles and script."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import NewPage
from tests.browser.sites import KINDS, Site

pytestmark = pytest.mark.browser


def background(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


def test_the_scheme_can_be_switched_and_is_remembered(site: Site, new_page: NewPage) -> None:
    page = new_page(color_scheme="light")
    page.goto(site.root)
    light = background(page)
    page.get_by_title("Dark").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    assert background(page) != light
    page.goto(site.root + KINDS["asset"])
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.get_by_title("Light").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    assert background(page) == light


def test_the_first_scheme_is_the_systems(site: Site, new_page: NewPage) -> None:
    page = new_page(color_scheme="dark")
    page.goto(site.root)
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_tabs_lead_through_the_site(site: Site, new_page: NewPage) -> None:
    page = new_page(width=1440)
    page.goto(site.root)
    tabs = page.get_by_role("navigation", name="Tabs")
    for name, address in [
        ("Find", "find/"),
        ("Call sheets", "call/"),
        ("Library", "library/"),
        ("Customers", "personas/"),
        ("Playbook", "playbook/"),
        ("Contribute", "contribute/"),
    ]:
        tabs.get_by_role("link", name=name).click()
        expect(page).to_have_url(site.root + address)
        expect(tabs.locator(".md-tabs__item--active")).to_have_text(name)


def test_on_a_telephone_the_drawer_opens_and_leads_on(site: Site, new_page: NewPage) -> None:
    page = new_page(width=360, height=740)
    page.goto(site.root)
    drawer = page.get_by_role("navigation", name="Navigation")
    expect(drawer).not_to_be_in_viewport()
    page.locator("label.md-header__button[for=__drawer]").click()
    expect(drawer).to_be_in_viewport()
    drawer.get_by_role("link", name="Library").click()
    expect(page).to_have_url(f"{site.root}library/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Library")


def test_the_table_of_contents_leads_to_its_section(site: Site, new_page: NewPage) -> None:
    page = new_page(width=1440)
    page.goto(site.root + KINDS["asset"])
    contents = page.get_by_role("navigation", name="Table of contents")
    contents.get_by_role("link", name="What comes next").click()
    expect(page.get_by_role("heading", name="What comes next")).to_be_in_viewport()
