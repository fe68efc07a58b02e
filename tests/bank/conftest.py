import pytest
from small_course import SmallCourse


@pytest.fixture
def course(tmp_path) -> SmallCourse:
    return SmallCourse(tmp_path)
