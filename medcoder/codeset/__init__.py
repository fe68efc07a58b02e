"""ICD-10-CM as data: which codes are in force on the day of an encounter, and what they say.

    >>> from medcoder import codeset
    >>> release = codeset.on(datetime.date(2026, 11, 2))
    >>> release.title("S93.401A")
    'Sprain of unspecified ligament of right ankle, initial encounter'
    >>> release.code("e1122").parent.title
    'Type 2 diabetes mellitus with kidney complications'
"""

from medcoder.codeset.notes import Block, Chapter, Note
from medcoder.codeset.releases import Code, Release, UnknownCode, on
from medcoder.codeset.written import codes_in, normal_form

__all__ = ["Block", "Chapter", "Code", "Note", "Release", "UnknownCode", "codes_in", "normal_form", "on"]
