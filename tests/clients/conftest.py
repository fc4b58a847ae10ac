"""The demonstration, served by a process of its own, for the clients of this folder."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.engine.process import free_port
from tests.service.commands import Service, copied, serving


@pytest.fixture(scope="package")
def city(tmp_path_factory: pytest.TempPathFactory, demo_folder: Path) -> Iterator[Service]:
    """The service; its data are those of `make serve`."""
    folder = tmp_path_factory.mktemp("city")
    with serving(folder, copied(demo_folder, folder / "data"), free_port(), "--demo") as service:
        yield service
