"""One attempt at one item, as plain data."""

import json
from datetime import datetime

from pydantic import BaseModel, ConfigDict, Field, JsonValue, field_validator

LONGEST_ANSWER = 100_000  # characters of the answer's JSON text
LARGEST_WHOLE = 2**53 - 1  # the largest whole number that the page carries exactly

_MOMENT = (
    r"^[0-9]{4}-[0-9]{2}-[0-9]{2}"
    r"T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\.[0-9]{3}Z$"
)


class Event(BaseModel):
    """One marked attempt.

    Each field's description says what it must be, in words that a message to
    the learner can repeat. Anything else raises pydantic's ValidationError
    (a ValueError), and so does an unknown or missing field.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    id: str = Field(
        pattern=r"^[0-9a-f-]{8,40}$",
        description="8 to 40 characters out of 0-9, a-f and -",
    )
    at: str = Field(
        pattern=_MOMENT,
        description="a moment in UTC such as 2026-11-23T10:15:30.123Z",
    )
    item: str = Field(
        pattern=r"^[a-z0-9-]{1,80}$",
        description="1 to 80 characters out of a-z, 0-9 and -",
    )
    hash: str = Field(
        pattern=r"^[0-9a-f]{12}$",
        description="12 characters out of 0-9 and a-f",
    )
    # None when the answer was shown without an attempt.
    answer: JsonValue = Field(
        description=f"JSON of at most {LONGEST_ANSWER:,} characters",
    )
    score: float = Field(
        ge=0, le=1, allow_inf_nan=False, description="a number from 0 to 1"
    )
    attempt: int = Field(
        ge=1, le=LARGEST_WHOLE, description="a whole number, 1 or more"
    )
    hint: bool = Field(description="true or false")
    seconds: float = Field(
        ge=0, allow_inf_nan=False, description="a number, 0 or more"
    )

    @field_validator("at")
    @classmethod
    def _on_a_real_day(cls, at: str) -> str:
        datetime.fromisoformat(at)  # ValueError on 30 February
        return at

    @field_validator("answer")
    @classmethod
    def _that_json_can_carry(cls, answer: JsonValue) -> JsonValue:
        """A copy of the answer that any JSON file can hold.

        ValueError when it is too long or holds NaN or an infinity.
        """
        text = json.dumps(
            answer, ensure_ascii=False, allow_nan=False, separators=(",", ":")
        )
        if len(text) > LONGEST_ANSWER:
            raise ValueError(f"longer than {LONGEST_ANSWER} characters")
        return json.loads(_whole_characters(text))


def _whole_characters(text: str) -> str:
    """The text with U+FFFD for each half of a character.

    A page that cuts a text inside an emoji leaves half of it (a lone
    surrogate), which no UTF-8 file can hold. One lost emoji is better than a
    lost answer.
    """
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
