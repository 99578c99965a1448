"""Sentences of the box of received reports and of the leader's confirmation."""

from thidua.wording.common import gettext_noop

SENTENCES = {
    "box.received_before": gettext_noop(
        "{file} was received on {day} already, for {agency}, {period}. Open that one in the box;"
        " put it aside there if it belongs elsewhere."
    ),
    "box.other_agency": gettext_noop(
        "The text names “{found}”, not “{chosen}”. Look whose report it is; if it is the wrong"
        " one, put the file aside."
    ),
    "box.other_period": gettext_noop(
        "The text speaks of another period ({found}) than was chosen ({chosen}). Look for which"
        " period the figures are."
    ),
    "box.other_year": gettext_noop(
        "The text speaks of the year {found}, not of {chosen}. Look whether it is last year's"
        " report."
    ),
    "box.nothing_fits": gettext_noop(
        "No figure in the file fits an indicator of this year. Look at the original, and choose"
        " the indicators yourself."
    ),
    "box.no_indicator": gettext_noop(
        "Choose the indicator to which the figure belongs: write its code."
    ),
    "box.no_value": gettext_noop("Write the value, or skip the row."),
    "box.wrong_unit": gettext_noop(
        "The file says “{written}”, but the indicator is measured in {unit}. Write the value in"
        " that unit, choose another indicator, or skip the row."
    ),
    "box.taken_twice": gettext_noop(
        "Another figure of this file was accepted for {indicator} already. Change that one"
        " first, or skip this row."
    ),
    "box.needs_reason": gettext_noop(
        "The report says {before} already. To put {now} in its place, write the reason; or skip"
        " the row."
    ),
    "box.decided_meanwhile": gettext_noop(
        "Somebody else decided on this row meanwhile. Look at what stands there now."
    ),
    "box.nothing_accepted": gettext_noop(
        "No figure is accepted yet. Accept at least one, or put the file aside."
    ),
    "box.look_first": gettext_noop(
        "There are remarks on this file. Look at them, then tick that it is the right one."
    ),
    "box.changed_since": gettext_noop(
        "The report changed meanwhile: {indicator} now stands at {now}. Press “Change” in that"
        " row and decide again."
    ),
    "box.nothing_to_confirm": gettext_noop(
        "No figure of this report waits for a confirmation, so there is nothing to ask."
    ),
    "box.link_used": gettext_noop(
        "This link was answered on {day} by {name}. For a correction call the secretary of the"
        " bloc."
    ),
    "box.link_withdrawn": gettext_noop(
        "The secretary withdrew this link, or the figures changed. Ask the secretary for a new"
        " one."
    ),
    "box.link_ran_out": gettext_noop(
        "This link held until {day}. Ask the secretary of the bloc for a new one."
    ),
    "box.link_replaced": gettext_noop(
        "The figures changed after this link was made. Ask the secretary of the bloc for a new"
        " one."
    ),
    "box.name_missing": gettext_noop("Write your full name and office."),
    "box.reason_missing": gettext_noop("Write why you object, so that the secretary can correct."),
    "box.own_link": gettext_noop(
        "You entered these figures as the secretary, so you can not confirm them. Send the link"
        " to the agency's leader."
    ),
    "reading.wrong_unit": gettext_noop("another unit"),
}
