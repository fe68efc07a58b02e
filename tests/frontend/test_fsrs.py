"""The page's scheduler against the package `fsrs`: over thousands of histories the same states and due dates."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from fsrs import Card, Rating, Scheduler

HISTORIES = 3000
LONGEST = 14  # reviews of a history
DAY_MS = 86_400_000
RATINGS = [1, 2, 3, 3, 3, 4]


def histories() -> list[list[tuple[int, datetime]]]:
    """Ratings with their moments: on the same day, on time, early and very late."""
    draw = random.Random(20261126)
    found = []
    for _ in range(HISTORIES):
        moment = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(milliseconds=draw.randrange(30 * DAY_MS))
        history = []
        for _ in range(draw.randint(1, LONGEST)):
            history.append((draw.choice(RATINGS), moment))
            days = draw.choice([0.01, 0.5, 1, 3, 20, 200]) * draw.random()
            moment += timedelta(milliseconds=int(days * DAY_MS) + 1)
        found.append(history)
    return found


def milliseconds(moment: datetime) -> int:
    return round(moment.timestamp() * 1000)


def test_states_and_due_dates_are_those_of_the_package():
    node = shutil.which("node")
    if node is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("Node is not installed; only the page's own tests need it")
    drawn = histories()
    given = json.dumps([[[rating, milliseconds(moment)] for rating, moment in history] for history in drawn])
    script = Path(__file__).with_name("fsrs.mjs")
    done = subprocess.run([node, str(script)], input=given, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    scheduler = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    for history, states in zip(drawn, json.loads(done.stdout), strict=True):
        card = Card()
        for (rating, moment), (stability, difficulty, due) in zip(history, states, strict=True):
            card, _ = scheduler.review_card(card, Rating(rating), moment)
            assert stability == pytest.approx(card.stability, rel=1e-12)
            assert difficulty == pytest.approx(card.difficulty, rel=1e-12)
            assert due == milliseconds(card.due), (history, moment)
