"""The few pieces of HTML that the readable forms are put together from."""

from __future__ import annotations

from html import escape


def html_folded(title: str, html: str) -> str:
    return f"<details><summary>{title}</summary>{html}</details>"


def html_table(heads: list[str], rows: list[list[str]]) -> str:
    head = "".join(f"<th>{escape(each)}</th>" for each in heads)
    body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def html_list(parts) -> str:
    return "<ul>" + "".join(f"<li>{part}</li>" for part in parts) + "</ul>"
