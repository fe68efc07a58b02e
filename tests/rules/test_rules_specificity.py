"""Unspecified codes: advice, never more."""

import pytest

from medcoder.codeset.rules import Finding


def unspecified(findings, code) -> list[Finding]:
    return [finding for finding in findings(code) if finding.rule.startswith("unspecified")]


@pytest.mark.parametrize(("code", "rule", "section"), [
    ("S93.409A", "unspecified side", "I.B.13"),
    ("C34.90", "unspecified side", "I.B.13"),
    ("H66.009", "unspecified side", "I.B.13"),
    ("O09.90", "unspecified trimester", "I.C.15.a.5"),
    ("S93.401A", "unspecified", "I.A.9.b"),
    ("J18.9", "unspecified", "I.A.9.b"),
    ("N18.9", "unspecified", "I.A.9.b"),
])  # fmt: skip
def test_an_unspecified_code_is_pointed_out_once(findings, code, rule, section):
    [finding] = unspecified(findings, code)
    assert (finding.rule, finding.severity) == (rule, "advice")
    assert finding.basis.startswith(f"Official Guidelines, section {section}")


@pytest.mark.parametrize("code", ["E11.9", "I10", "S93.411A", "C34.11", "I12.9", "O03.9"])
def test_what_leaves_nothing_open_is_left_alone(findings, code):
    assert unspecified(findings, code) == []


def test_the_side_is_named(findings):
    [finding] = unspecified(findings, "C34.90")
    assert "for the right and the left" in finding.reason
