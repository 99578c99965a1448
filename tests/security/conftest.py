"""What the tests of security share: a world a module, a sample by chance, the figures told."""

import logging
import os
from collections import Counter
from collections.abc import Iterator
from random import Random

import pytest
from django.db import transaction

FIGURE = "figure: "  # a property of a test that is summed up and told at the end


@pytest.fixture(scope="module")
def kept_db(django_db_setup, django_db_blocker) -> Iterator[None]:
    """What a module makes once is there for each of its tests, and undone after the last."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="session")
def whole() -> bool:
    """The drill asks the full product; each run of the tests a sample that misses no answer."""
    return bool(os.environ.get("THIDUA_DRILL"))


@pytest.fixture
def chance(request) -> Random:
    """Chooses the sample; `-p randomly_seed=N` of the line at the end gives the same again."""
    return Random(f"{_seed(request.config)} {request.node.name}")


@pytest.fixture(autouse=True, scope="module")
def quiet() -> Iterator[None]:
    """Thousands of refusals are wanted; nobody needs a line of the log for each."""
    logging.disable(logging.ERROR)
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture
def asked(record_property):
    """Tell how often something was asked: `asked("T-PERM requests", 12)`."""
    return lambda what, count: record_property(FIGURE + what, count)


def _seed(config: pytest.Config) -> int:
    return int(config.getoption("randomly_seed", default=0) or 0)


def pytest_terminal_summary(terminalreporter, config) -> None:
    """Say what was asked, with the seed by which the sample was chosen."""
    told: Counter[str] = Counter()
    for report in terminalreporter.stats.get("passed", ()):
        for name, value in report.user_properties if report.when == "call" else ():
            if name.startswith(FIGURE):
                told[name.removeprefix(FIGURE)] += value
    for what, count in sorted(told.items()):
        terminalreporter.write_line(f"{what}: {count:,} (seed {_seed(config)})")
