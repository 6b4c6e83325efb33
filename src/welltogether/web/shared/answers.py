"""Answers when a page cannot be given: in plain words, as a page or as JSON, with the right status."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from welltogether.vocabulary.errors import CallerError, MethodError, WellTogetherError, WorkspaceError


def wants_json(request: HttpRequest) -> bool:
    return request.path.endswith(".json") or request.GET.get("format") == "json"


def refuse(request: HttpRequest, error: WellTogetherError, status: int) -> HttpResponse:
    fields = {
        "what": error.what,
        "where": str(error.where),
        "found": error.found,
        "expected": error.expected,
        "what_to_do": error.next_step,
    }
    if wants_json(request):
        return JsonResponse({"error": fields}, status=status)
    return render(request, "refused.html", {"error": fields, "status": status}, status=status)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    error = CallerError(
        "There is no such page.", found=request.path, next_step="Check the address, or start from the home page."
    )
    return refuse(request, error, 404)


def broken(request: HttpRequest) -> HttpResponse:
    error = WellTogetherError(
        "Something went wrong on our side.", next_step="Try again. If it goes on, tell whoever runs this service."
    )
    return refuse(request, error, 500)


class PlainAnswers:
    """Turns our own errors into pages: what the caller can mend is a 404, what the workspace lacks a 503."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self._get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, CallerError):
            return refuse(request, exception, 404)
        if isinstance(exception, WorkspaceError):
            return refuse(request, exception, 503)
        if isinstance(exception, MethodError):
            return refuse(request, exception, 422)
        return None
