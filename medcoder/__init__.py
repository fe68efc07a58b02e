"""What the course's notebooks import: each name puts one activity below its cell."""

from medcoder.widgets.activity import check, follow, practice, progress
from medcoder.widgets.codebook import codebook

__all__ = ["check", "codebook", "follow", "practice", "progress"]
