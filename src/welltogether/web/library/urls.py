"""Addresses of the library."""

from django.urls import path

from welltogether.web.library import views

urlpatterns = [
    path("guidance/", views.guidance, name="guidance"),
    path("guidance/<slug:pack>/", views.pack, name="pack"),
    path("guidance/<slug:pack>/page/<slug:page>/", views.pack_page, name="pack-page"),
    path("guidance/<slug:pack>/<str:item>/", views.item, name="item"),
    path("guidance/<slug:pack>/<str:item>.json", views.item_json, name="item-json"),
    path("promises/", views.promises, name="promises"),
    path("evidence/", views.evidence, name="evidence"),
    path("evidence.json", views.evidence_json, name="evidence-json"),
]
