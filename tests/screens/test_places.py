"""Finding a place and reading it: the happy path, the refusal, bad input, the headers."""

import json
from typing import Any

import pytest

NORTHGATE = "X07000005"


def text_of(response: Any) -> str:
    return str(response.content.decode())


def test_the_home_page_lists_every_district_by_region(client: Any) -> None:
    listed = client.get("/places.json").json()["places"]
    assert len(listed) == 24
    page = text_of(client.get("/"))
    assert [one["name"] for one in listed if f'/place/{one["code"]["code"]}/">{one["name"]}</a>' not in page] == []


def test_a_name_leads_to_the_place(client: Any) -> None:
    response = client.get("/find/", {"place": " northgate "})
    assert (response.status_code, response["Location"]) == (302, f"/place/{NORTHGATE}/")


@pytest.mark.parametrize(
    ("asked", "what"),
    [
        ("", "Enter the name of a place."),
        ("Nortgate", "No district goes by that name"),
        ("X99999999", "No district goes by that name"),
    ],
)
def test_a_name_nobody_knows_is_refused_with_what_to_do(client: Any, asked: str, what: str) -> None:
    response = client.get("/find/", {"place": asked})
    assert response.status_code == 404
    page = text_of(response)
    assert what in page
    assert "What to do next" in page


def test_a_near_name_is_offered_and_never_taken(client: Any) -> None:
    page = text_of(client.get("/find/", {"place": "Nortgate"}))
    assert "Northgate" in page


def test_a_place_page_has_what_is_known_and_what_is_not(client: Any) -> None:
    page = text_of(client.get(f"/place/{NORTHGATE}/"))
    for heading in ("What we know", "What we do not know", "Family group", "Three issues to look into"):
        assert heading in page
    assert "Fictional demonstration" in page


def test_every_section_has_its_page_and_links_lead_somewhere(client: Any) -> None:
    import re

    from welltogether.documents.mapping.compose import PARTS

    for part in PARTS:
        response = client.get(f"/place/{NORTHGATE}/{part.anchor}/")
        assert response.status_code == 200, part.anchor
        page = text_of(response)
        assert f"</span> {part.title}</h2>" in page
        assert "What to do next" in page
        inside = {
            link
            for link in re.findall(r'href="(/[^"#]+)', page)
            if link.startswith(f"/place/{NORTHGATE}/") and "mapping." not in link
        }
        assert [link for link in inside if client.get(link).status_code != 200] == []
        anchors = set(re.findall(r'href="#([^"]+)"', page)) - {"main"}
        assert [anchor for anchor in anchors if f'id="{anchor}"' not in page] == []


def test_an_unknown_section_is_a_404(client: Any) -> None:
    response = client.get(f"/place/{NORTHGATE}/score/")
    assert response.status_code == 404
    assert "There is no such part" in text_of(response)


MAGIC = {"pdf": b"%PDF-", "docx": b"PK\x03\x04", "ods": b"PK\x03\x04", "html": b"<!DOCTYPE html>", "json": b"{"}


@pytest.mark.parametrize("kind", list(MAGIC))
def test_the_document_can_be_taken_away(client: Any, kind: str) -> None:
    response = client.get(f"/place/{NORTHGATE}/mapping.{kind}")
    assert response.status_code == 200
    assert response.content.lstrip().startswith(MAGIC[kind])
    assert f"northgate-mapping.{kind}" in response["Content-Disposition"]


def test_a_form_that_is_not_made_is_refused(client: Any) -> None:
    response = client.get(f"/place/{NORTHGATE}/mapping.xlsx")
    assert response.status_code == 404
    assert "pdf, html, docx, ods, json" in text_of(response)


def test_an_unknown_place_as_json_answers_in_json(client: Any) -> None:
    response = client.get("/place/nowhere/", {"format": "json"})
    assert response.status_code == 404
    error = json.loads(response.content)["error"]
    assert set(error) == {"what", "where", "found", "expected", "what_to_do"}
    assert error["found"] == "nowhere"


def test_nothing_inline_and_nothing_from_elsewhere(client: Any) -> None:
    for address in ("/", f"/place/{NORTHGATE}/", "/guidance/", "/promises/", "/evidence/", "/nowhere/"):
        response = client.get(address)
        assert response["Content-Security-Policy"].startswith("default-src 'none'; script-src 'self'; style-src 'self'")
        assert response["X-Frame-Options"] == "DENY"
        assert response["X-Content-Type-Options"] == "nosniff"
        page = text_of(response)
        assert " style=" not in page
        assert "<style" not in page
        assert "http://" not in page.replace('xmlns="http://www.w3.org/2000/svg"', "")


def test_the_same_page_twice_is_the_same_bytes(client: Any) -> None:
    first, second = (client.get(f"/place/{NORTHGATE}/place/").content for _ in range(2))
    assert first == second
