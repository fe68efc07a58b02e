"""What the course's notebooks import: each name puts one activity below its cell."""

from medcoder.widgets.activity import chart, check, drill, follow, practice, progress, tool
from medcoder.widgets.codebook import codebook

__all__ = ["chart", "check", "codebook", "drill", "follow", "practice", "progress", "tool"]
