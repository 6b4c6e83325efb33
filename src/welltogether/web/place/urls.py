"""Addresses of places."""

from django.urls import path

from welltogether.web.place import views

urlpatterns = [
    path("", views.home, name="home"),
    path("find/", views.find, name="find"),
    path("places.json", views.places_json, name="places-json"),
    path("document.css", views.document_style, name="document-style"),
    path("place/<str:code>/", views.place, name="place"),
    path("place/<str:code>/<slug:anchor>/", views.section, name="section"),
    path("place/<str:code>/mapping.<str:kind>", views.download, name="mapping"),
]
