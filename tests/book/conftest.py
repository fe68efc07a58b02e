import pytest

from tests.built_book import Book, build_book


@pytest.fixture(scope="session")
def book(tmp_path_factory) -> Book:
    """The published book, built once."""
    book = build_book(tmp_path_factory)
    assert book.status == 0, book.log[-6000:]
    return book
