"""ICD-10-CM as data: which codes are in force on the day of an encounter, and their titles.

    >>> from medcoder import codeset
    >>> release = codeset.on(datetime.date(2026, 11, 2))
    >>> release.title("S93.401A")
    'Sprain of unspecified ligament of right ankle, initial encounter'
"""

from medcoder.codeset.releases import Release, UnknownCode, on
from medcoder.codeset.written import codes_in, normal_form

__all__ = ["Release", "UnknownCode", "codes_in", "normal_form", "on"]
