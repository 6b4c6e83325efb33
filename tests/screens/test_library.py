"""The guidance, the promises and the evidence as pages."""

from typing import Any

from welltogether.guidance import all_packs


def text_of(response: Any) -> str:
    return str(response.content.decode())


def test_every_item_of_every_pack_has_a_page(client: Any) -> None:
    missing = []
    for pack in all_packs():
        for item_id in list(pack.by_id)[::9]:
            if client.get(f"/guidance/{pack.id}/{item_id}/").status_code != 200:
                missing.append(f"{pack.id}#{item_id}")
    assert missing == []


def test_every_page_of_the_reference_opens(client: Any) -> None:
    from welltogether.guidance.reference import reference

    pages = [(pack.pack_id, page.id) for pack in reference() for page in pack.pages]
    assert len(pages) > 20
    assert [one for one in pages if client.get(f"/guidance/{one[0]}/page/{one[1]}/").status_code != 200] == []


def test_an_item_says_who_is_speaking_and_where(client: Any) -> None:
    page = text_of(client.get("/guidance/cdf-2009/issue-volunteering/"))
    assert "Published" in page
    assert "CDF, Annex D, Table D1" in page
    assert "cdf-2009@1#issue-volunteering" in page


def test_an_item_as_json(client: Any) -> None:
    entry = client.get("/guidance/cdf-2009/issue-volunteering.json").json()
    assert (entry["cited_as"], entry["standing"]) == ("cdf-2009@1#issue-volunteering", "published")


def test_an_item_nobody_knows_is_a_404(client: Any) -> None:
    assert client.get("/guidance/cdf-2009/issue-nothing/").status_code == 404
    assert client.get("/guidance/cdf-1999/").status_code == 404


def test_ten_promises_are_listed(client: Any) -> None:
    page = text_of(client.get("/promises/"))
    assert [n for n in range(1, 11) if f">{n}. " not in page] == []


def test_every_dataset_held_is_named_with_its_version(client: Any) -> None:
    held = client.get("/evidence.json").json()
    assert len(held["datasets"]) > 20
    page = text_of(client.get("/evidence/"))
    assert [one["dataset"] for one in held["datasets"] if one["version"][:12] not in page] == []
