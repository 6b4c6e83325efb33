"""The guidance, the promises and the evidence held, as pages."""

from dataclasses import asdict
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse

from welltogether.guidance import find, load_pack
from welltogether.guidance.items import Ref
from welltogether.guidance.kinds.promises import Promise
from welltogether.guidance.reference import PackReference, entry, reference
from welltogether.vocabulary.errors import CallerError
from welltogether.web.shared.held import held

DATA_PACKS = ("feeds", "measures", "typology", "issue-rules", "similar-places", "house")


def guidance(request: HttpRequest) -> HttpResponse:
    packs = reference()
    return _page(
        request,
        "guidance.html",
        title="Guidance",
        seeds=[pack for pack in packs if pack.pack_id not in DATA_PACKS],
        rules=[pack for pack in packs if pack.pack_id in DATA_PACKS and pack.pack_id != "house"],
    )


def pack(request: HttpRequest, pack: str) -> HttpResponse:
    shown = _pack(pack)
    return _page(request, "pack.html", title=shown.title, pack=shown, trail=_trail())


def pack_page(request: HttpRequest, pack: str, page: str) -> HttpResponse:
    shown = _pack(pack)
    for candidate in shown.pages:
        if candidate.id == page:
            trail = [*_trail(), {"text": shown.title, "href": reverse("pack", kwargs={"pack": pack})}]
            return _page(request, "pack_page.html", title=candidate.title, pack=shown, page=candidate, trail=trail)
    raise CallerError("There is no such page of this guidance.", found=page, next_step="Choose one from the list.")


def item(request: HttpRequest, pack: str, item: str) -> HttpResponse:
    find(f"{pack}#{item}")
    shown = entry(Ref(f"{pack}#{item}"))
    trail = [*_trail(), {"text": load_pack(pack).info.title, "href": reverse("pack", kwargs={"pack": pack})}]
    return _page(request, "item.html", title=shown.title, entry=shown, trail=trail)


def item_json(request: HttpRequest, pack: str, item: str) -> HttpResponse:
    find(f"{pack}#{item}")
    return JsonResponse(asdict(entry(Ref(f"{pack}#{item}"))))


def promises(request: HttpRequest) -> HttpResponse:
    return _page(request, "promises.html", title="Promises", promises=load_pack("house").items(Promise))


def evidence(request: HttpRequest) -> HttpResponse:
    return _page(request, "evidence.html", title="Evidence held", **_evidence())


def evidence_json(request: HttpRequest) -> HttpResponse:
    shown = _evidence()
    return JsonResponse(
        {
            "data_version": shown["data_version"],
            "datasets": [asdict(source) for source in shown["sources"]],
            "measures": [{"id": m.id, "title": m.title, "unit": m.unit, "topic": m.topic} for m in shown["measures"]],
        }
    )


def _evidence() -> dict[str, Any]:
    asked = held().evidence
    return {"data_version": asked.data_version, "sources": asked.sources(), "measures": asked.measures()}


def _pack(pack_id: str) -> PackReference:
    load_pack(pack_id)
    return reference(pack_id)[0]


def _trail() -> list[dict[str, str]]:
    return [{"text": "Guidance", "href": reverse("guidance")}]


def _page(request: HttpRequest, template: str, **values: Any) -> HttpResponse:
    values.setdefault("trail", [])
    return render(request, template, values)
