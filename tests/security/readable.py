"""The addresses that somebody may open, and those of them that answer with a file."""

from tests.security.routes import ROOMS

FILES = {
    "assessment:export_questions", "assessment:form", "assessment:proof_file",
    "assessment:proof_picture", "desk:scan", "lineage:export", "people:template",
    "reporting:box_original",
    "reporting:box_scan", "reporting:download", "reporting:export_achieved",
    "reporting:export_board", "yearbook:bundle", "yearbook:download", "yearbook:inspection_file",
    "yearbook:paper",
}  # fmt: skip


def readable() -> set[str]:
    """Every address of ours that somebody may open."""
    return {
        name for room in ROOMS.values() for name, routes in room.items()
        if any(route.get is not None for route in routes)
    }  # fmt: skip
