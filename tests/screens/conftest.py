"""Django on the demonstration workspace, without a network."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def client(demonstration: Path) -> Iterator[object]:
    os.environ["WELLTOGETHER_WORKSPACE"] = str(demonstration)
    os.environ["DJANGO_SETTINGS_MODULE"] = "welltogether.config.settings"
    import django
    from django.test import Client

    django.setup()
    yield Client(headers={"host": "localhost"})
