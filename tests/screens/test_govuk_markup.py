"""The GOV.UK macros draw what GOV.UK Frontend itself draws: its own fixtures, case by case."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jinja2 import ChainableUndefined, Environment, PackageLoader, PrefixLoader

FRONTEND = Path(__file__).resolve().parents[2] / "frontend/node_modules/govuk-frontend/dist/govuk/components"
COMPONENTS = sorted(path.parent.name for path in FRONTEND.glob("*/fixtures.json"))


def test_the_fixtures_are_there() -> None:
    assert len(COMPONENTS) >= 30


@pytest.fixture(scope="module")
def environment() -> Environment:
    loader = PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})
    return Environment(
        loader=loader, autoescape=True, undefined=ChainableUndefined, trim_blocks=True, lstrip_blocks=True
    )


def one_line(html: str) -> str:
    """Markup without the white space that no browser shows."""
    text = re.sub(r"\s+", " ", html).replace("&#34;", "&quot;")  # two spellings of one character
    return re.sub(r"\s*([<>])\s*", r"\1", text).strip()


@pytest.mark.parametrize("component", COMPONENTS)
def test_a_component_is_drawn_as_in_frontend(component: str, environment: Environment) -> None:
    name = "govuk" + "".join(part.capitalize() for part in component.split("-"))
    call = (
        f'{{% from "govuk_frontend_jinja/components/{component}/macro.html" import {name} %}}{{{{ {name}(params) }}}}'
    )
    template = environment.from_string(call)
    fixtures: list[dict[str, Any]] = json.loads((FRONTEND / component / "fixtures.json").read_text())["fixtures"]
    different = [
        one["name"] for one in fixtures if one_line(template.render(params=one["options"])) != one_line(one["html"])
    ]
    assert different == []
