"""Codes as people write them."""

import pytest

from medcoder.codeset import codes_in, normal_form


@pytest.mark.parametrize(
    ("written", "code"),
    [("e1122", "E11.22"), ("e11.22", "E11.22"), (" E11 .22 ", "E11.22"), ("s93401a", "S93.401A"),
     ("e11\u201322", "E11.22"), ("Ｅ１１．２２", "E11.22"), ("\ufeffE11\u00a022", "E11.22"), ("e11", "E11"), ("E11.", "E11"), ("qa00101", "QA0.0101"), ("j4b", "J4B")],
)  # fmt: skip
def test_the_normal_form_has_capitals_one_dot_and_no_dash(written, code):
    assert normal_form(written) == code


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Use S93.401A, not S93.402A; S93.401A again.", ["S93.401A", "S93.402A"]),
        ("(E11.9)", ["E11.9"]),
        ("It is J02.0.", ["J02.0"]),
        ("E11.2- and E11.-", ["E11.2"]),
        ("QA0.0101, K6A.01, J4B, O9A.111", ["QA0.0101", "K6A.01", "O9A.111"]),
        ("M86.8X11/T07.XXXA", ["M86.8X11", "T07.XXXA"]),
        ("section I.C.9.a, v1.2, USA.The end, 12.5, A1.2, EKG.2, www.E11.9x", []),
        ("S93.401a S93.401AA AS93.401A", []),
    ],
)
def test_dotted_codes_are_found_in_text(text, codes):
    assert codes_in(text) == codes
