"""Sentences of what happens to agencies."""

from thidua.wording.common import gettext_noop

SENTENCES = {
    "organisations.event_decision_missing": gettext_noop(
        "Write the number of the decision; if nobody has it yet, tick “needs a person's check”."
    ),
    "organisations.event_decision_later": gettext_noop(
        "The decision is of {decided}, after it came into force on {day}. Correct one of the two "
        "days."
    ),
    "organisations.event_with_itself": gettext_noop(
        "An agency is not merged with itself. Choose at least two different agencies."
    ),
    "organisations.event_one_result": gettext_noop(
        "Out of a merger comes one agency: either one of the merged goes on, or a new one is "
        "founded. Choose one of the two."
    ),
    "organisations.event_split_into_one": gettext_noop(
        "Out of a split come at least two agencies. Name one more."
    ),
    "organisations.event_no_agency": gettext_noop("Choose the agency that the decision is about."),
    "organisations.event_nameless": gettext_noop(
        "A new agency needs a code and a name. Write both."
    ),
    "organisations.event_same_name": gettext_noop(
        "It is called “{name}” already on that day. Write the new name."
    ),
    "organisations.event_same_superior": gettext_noop(
        "{agency} stands under that superior already. Choose another one."
    ),
    "organisations.event_before_founding": gettext_noop(
        "{agency} was not there yet on {day}. Choose a later day, or record its founding first."
    ),
    "organisations.event_after_end": gettext_noop(
        "{agency} was there only until {day}. Choose an earlier day, or its successor."
    ),
    "organisations.event_there_already": gettext_noop(
        "{agency} has been there since {day}; it can not be founded again. Choose it among the "
        "agencies that go on."
    ),
    "organisations.event_same_day": gettext_noop(
        "Something else is recorded of {agency} on {day} already, and the two contradict. Correct"
        " that event, or choose another day."
    ),
    "organisations.event_later_facts": gettext_noop(
        "{agency} has a name from {day} on, so it can not end before. Correct that record first."
    ),
    "organisations.event_superior_ended": gettext_noop(
        "{superior} ends, but {agency} stands under it still on {day}. Choose who takes over the "
        "units below, or move them first."
    ),
    "organisations.event_superior_not_there": gettext_noop(
        "{superior} was not there on {day}, so {agency} can not stand under it. Choose another "
        "superior or another day."
    ),
    "organisations.event_circle": gettext_noop(
        "{agency} would stand under itself from {day} on: {superior} is below it. Choose another "
        "superior."
    ),
    "organisations.event_name_taken": gettext_noop(
        "On {day} another agency under the same superior is called “{name}” too. Choose a name "
        "that tells the two apart."
    ),
    "organisations.event_code_taken": gettext_noop(
        "The code {code} belongs to another agency. Choose another code."
    ),
    "organisations.event_later_membership": gettext_noop(
        "{agency} belongs to a bloc from {day} on, so it can not end before. Correct that "
        "membership first."
    ),
    "organisations.event_later_events": gettext_noop(
        "Later records of {agency} stand on this event. Withdraw those first, the latest one "
        "before the others."
    ),
    "organisations.event_in_use": gettext_noop(
        "{agency}, which this event founded, has roles, reports or scores already. Correct the "
        "event instead, or end those first."
    ),
    "organisations.event_reason_missing": gettext_noop(
        "Write the reason in one sentence; whoever reads the history sees it."
    ),
    "organisations.event_general": gettext_noop(
        "This is of a whole level and changes no single agency. Record the agencies' own "
        "decisions one by one."
    ),
    "organisations.event_proposal_confirmed": gettext_noop(
        "This proposal is an event already. Withdraw the event instead."
    ),
    "organisations.event_in_force_no_more": gettext_noop(
        "This event was withdrawn already. Open the page anew to see what stands in its place."
    ),
    "lineage.wrong": gettext_noop("The lineage file is wrong here: {what}. Correct the file."),
}
