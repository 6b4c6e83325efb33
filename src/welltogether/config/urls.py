"""Every address of the program."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("welltogether.web.place.urls")),
    path("", include("welltogether.web.library.urls")),
]
handler404 = "welltogether.web.shared.answers.not_found"
handler500 = "welltogether.web.shared.answers.broken"
