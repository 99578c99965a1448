"""Data read from a file of ours: it can not change and knows every key it may have."""

from pydantic import BaseModel, ConfigDict


class Piece(BaseModel):
    """A mapping of a YAML file; an unknown key is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)
