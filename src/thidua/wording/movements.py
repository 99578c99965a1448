"""Sentences of movements, registrations and the pact."""

from thidua.wording.common import gettext_noop

SENTENCES = {
    "movements.pact_is_signed": gettext_noop(
        "The pact is signed: registrations no longer change. Ask the bloc to unlock it with a"
        " reason."
    ),
    "movements.empty_registration": gettext_noop(
        "Nothing is registered yet. Write at least one title or one target, then submit."
    ),
    "movements.signatures_missing": gettext_noop(
        "Nobody signed for: {agencies}. Write who signed for each agency."
    ),
    "movements.registrations_missing": gettext_noop(
        "These agencies have no approved registration: {agencies}. Remind them, then record the"
        " signing."
    ),
    "movements.title_needs_a_reason": gettext_noop(
        "Say why the title was not reached; without a reason it stays undecided."
    ),
    "movements.no_last_year": gettext_noop(
        "The bloc has no year {year} to take over from. Set the year up by hand."
    ),
}
