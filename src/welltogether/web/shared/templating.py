"""The Jinja2 ground for every template: GOV.UK macros, static addresses, one name for the service."""

from functools import cache
from typing import Any

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from jinja2 import ChainableUndefined, ChoiceLoader, Environment, PackageLoader, PrefixLoader

from welltogether.evidence.workspace import open_workspace


def environment(**options: Any) -> Environment:
    # The GOV.UK macros ask for parameters that a caller may leave out.
    options["undefined"] = ChainableUndefined
    loader = options.pop("loader")
    made = Environment(**options)
    made.loader = ChoiceLoader([loader, PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})])
    made.globals.update(
        static=static,
        url=lambda name, **parts: reverse(name, kwargs=parts),
        service_name="Well Together",
        workspace=settings.WORKSPACE,
        fictional=_is_fictional,
    )
    return made


@cache
def _is_fictional() -> bool:
    """Every page says when the workspace is the fictional one, also a page that reports an error."""
    return open_workspace(settings.WORKSPACE).fictional
