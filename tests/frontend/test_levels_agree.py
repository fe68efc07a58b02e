"""The rule of E/M levels stands twice, in Python and on the page: both come to the same level, whatever is set."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from itertools import product

import pytest

from medcoder.assess.bank import load_bank
from medcoder.assess.em_levels import ELEMENTS, decision, level_by_time, level_number, service_data

PAGE = """
import { text } from "node:stream/consumers";
const { ELEMENTS, STEPS, levelOf } = await import(process.env.RULE);
const { services, settings } = JSON.parse(await text(process.stdin));
const levels = settings.map(([service, steps, minutes]) => levelOf(services[service], steps, minutes));
console.log(JSON.stringify({ elements: ELEMENTS, steps: STEPS, levels }));
"""


def every_minutes(service) -> list[int | None]:
    """None, each threshold, and a minute less and more."""
    return [None, *sorted({least + off for least in service.minutes.values() for off in (-1, 0, 1)})]


@pytest.fixture(scope="module")
def services():
    return load_bank().data["em-levels"].services


@pytest.fixture(scope="module")
def settings(services):
    """Every service with every step of each element and every time that may matter."""
    steps = [dict(zip(ELEMENTS, numbers, strict=True)) for numbers in product(range(4), repeat=3)]
    return [
        (number, each, minutes)
        for number, service in enumerate(services)
        for each in steps
        for minutes in every_minutes(service)
    ]


@pytest.fixture(scope="module")
def page(root, services, settings):
    """What the page's rule makes of every setting."""
    node = shutil.which("node")
    if node is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("Node is not installed; only these tests need it")
    done = subprocess.run(
        [node, "--input-type=module", "-e", PAGE],
        input=json.dumps({"services": [service_data(service) for service in services], "settings": settings}),
        env={**os.environ, "RULE": (root / "frontend" / "src" / "levels" / "rule.js").as_uri()},
        capture_output=True, text=True, encoding="utf-8",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_the_steps_of_each_element_are_the_same(page):
    assert page["elements"] == list(ELEMENTS)
    assert page["steps"] == ELEMENTS


def test_the_page_and_python_come_to_the_same_level_on_every_setting(page, services, settings):
    assert len(settings) == len(page["levels"]) > 2000
    for (number, steps, minutes), pages in zip(settings, page["levels"], strict=True):
        service = services[number]
        mine = (decision(steps), level_by_time(service, minutes), level_number(service, steps, minutes))
        assert mine == (pages["making"], pages["timed"], pages["level"]), (service.id, steps, minutes)
