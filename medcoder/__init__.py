"""What the course's notebooks import: each name puts one activity below its cell."""

from medcoder.widgets.activity import (
    batch,
    chart,
    check,
    drill,
    exam,
    final,
    follow,
    mock,
    practice,
    progress,
    readiness,
    review,
    tool,
)
from medcoder.widgets.codebook import codebook

__all__ = [
    "batch", "chart", "check", "codebook", "drill", "exam", "final", "follow", "mock", "practice", "progress",
    "readiness", "review", "tool",
]  # fmt: skip
