"""Find a place; read what is known about it; take the document away."""

from dataclasses import asdict
from itertools import groupby
from typing import cast

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from welltogether.documents.mapping.writing import Kind
from welltogether.documents.renderers.html.page import style_sheet
from welltogether.vocabulary.areas import Area, Scheme
from welltogether.vocabulary.errors import CallerError
from welltogether.web.shared.held import SECTIONS, held

MEDIA: dict[str, str] = {
    "pdf": "application/pdf",
    "html": "text/html; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "json": "application/json",
}
A_DAY = 86_400


def home(request: HttpRequest) -> HttpResponse:
    districts = sorted(held().evidence.areas(Scheme.LTLA), key=lambda area: (area.region_name, area.name))
    regions = [(name, list(members)) for name, members in groupby(districts, key=lambda area: area.region_name)]
    return render(
        request,
        "home.html",
        {"title": "Find a place", "trail": [], "regions": regions, "n": len(districts)},
    )


def find(request: HttpRequest) -> HttpResponse:
    asked = request.GET.get("place", "").strip()
    if not asked:
        raise CallerError(
            "Enter the name of a place.", next_step="Go back, and type the name or code of a district, such as Burnley."
        )
    return redirect("place", code=_district(asked).code.code)


def places_json(request: HttpRequest) -> HttpResponse:
    return JsonResponse({"places": [asdict(area) for area in held().evidence.areas(Scheme.LTLA)]})


def place(request: HttpRequest, code: str) -> HttpResponse:
    area = _district(code)
    if area.code.code != code:
        return redirect("place", code=area.code.code)
    return _part(request, area, "")


def section(request: HttpRequest, code: str, anchor: str) -> HttpResponse:
    area = _district(code)
    if anchor not in SECTIONS:
        raise CallerError(
            "There is no such part of a place's page.",
            found=anchor,
            expected=", ".join(SECTIONS),
            next_step="Choose a part from the list on the place's page.",
        )
    return _part(request, area, anchor)


def _part(request: HttpRequest, area: Area, anchor: str) -> HttpResponse:
    code = area.code.code
    here = reverse("place", kwargs={"code": code})
    trail = [
        {"text": "Find a place", "href": reverse("home")},
        *([{"text": area.name, "href": here}] if anchor else []),
    ]
    anchors = ["", *SECTIONS]
    following = anchors[anchors.index(anchor) + 1 :][:1]
    values = {
        "title": f"{SECTIONS[anchor]} – {area.name}" if anchor else area.name,
        "trail": trail,
        "place": area,
        "anchor": anchor,
        "sections": SECTIONS,
        "following": following[0] if following else "",
        "body": held().part(code, anchor),
        "kinds": [("pdf", "PDF"), ("docx", "Word"), ("ods", "spreadsheet"), ("html", "web page"), ("json", "JSON")],
    }
    return render(request, "place.html", values)


def download(request: HttpRequest, code: str, kind: str) -> HttpResponse:
    if kind not in MEDIA:
        raise CallerError(
            "The document is not made in this form.",
            found=kind,
            expected=", ".join(MEDIA),
            next_step="Choose one of the links on the place's page.",
        )
    area = _district(code)
    response = HttpResponse(held().document(area.code.code, cast(Kind, kind)), content_type=MEDIA[kind])
    name = f"{area.name.lower().replace(' ', '-').replace(',', '')}-mapping.{kind}"
    response["Content-Disposition"] = f'{"inline" if kind == "json" else "attachment"}; filename="{name}"'
    return response


def document_style(request: HttpRequest) -> HttpResponse:
    response = HttpResponse(style_sheet(), content_type="text/css; charset=utf-8")
    response["Cache-Control"] = f"public, max-age={A_DAY}"
    return response


def _district(text: str) -> Area:
    area = held().evidence.find_place(text)
    if area.code.scheme is not Scheme.LTLA:
        raise CallerError(
            "Pages are made for districts.",
            found=f"{area.name}, a {area.code.scheme.plain_name}",
            next_step="Ask for the district it lies in.",
        )
    return area
