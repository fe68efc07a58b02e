"""What the course's notebooks import: each name puts one activity below its cell."""

from medcoder.widgets.activity import check, follow, practice, progress

__all__ = ["check", "follow", "practice", "progress"]
