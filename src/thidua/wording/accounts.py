"""Sentences of accounts, roles and steps: why something is not there or may not be done."""

from thidua.wording.common import gettext_noop

SENTENCES = {
    "accounts.not_visible": gettext_noop(
        "There is no such page for you. Check the address, or ask the administrator which role"
        " you need."
    ),
    "policy.not_your_office": gettext_noop(
        "“{action}” is for: {who}. Your role here does not include it."
    ),
    "policy.not_in_this_state": gettext_noop(
        "“{action}” is not possible at this step. See the state line at the top of the page for"
        " who holds it now."
    ),
    "policy.office_ended": gettext_noop(
        "“{action}” is no longer yours: your role has ended. Reading stays open to you."
    ),
    "policy.second_person": gettext_noop(
        "You took the step “{first}” yourself, so “{step}” is for another person: {who}, or a"
        " deputy named for these days. Where nobody else is there, return it and let a colleague"
        " submit it."
    ),
    "policy.year_closed": gettext_noop(
        "The year {year} is closed: it can be read, not changed. Ask the bloc to reopen it with a"
        " reason."
    ),
    "policy.only_administrator": gettext_noop(
        "Only the system administrator may do this. Ask them."
    ),
    "policy.not_passed_on": gettext_noop(
        "Who stands in for the leader can not pass that on. Only the leader names a deputy or"
        " ends it."
    ),
    "accounts.stand_in_not_of_agency": gettext_noop(
        "Choose a person of your own agency who does not lead it already."
    ),
    "accounts.stand_in_in_the_past": gettext_noop(
        "A deputy is named from today on. Choose today or a later day."
    ),
    "accounts.stand_in_ends_before_it_begins": gettext_noop(
        "It begins on {day}; it can not end before. Choose a later last day."
    ),
    "accounts.stand_in_beyond_the_year": gettext_noop(
        "The year ends on {day}. Choose that day or an earlier one, and name a deputy anew in"
        " the next year."
    ),
    "accounts.stand_in_already_named": gettext_noop(
        "{who} stands in for you from {first} to {last}. End that first, or choose other days."
    ),
    "accounts.wrong_state": gettext_noop(
        "“{step}” can not be done now: the state is “{state}”. Open the page anew to see what"
        " comes next."
    ),
    "accounts.reason_needed": gettext_noop("“{step}” needs a reason. Write one sentence."),
    "accounts.grant_no_office": gettext_noop(
        "The bloc names neither a superior (bloc: superior) nor a head (year: head): the first"
        " administrator needs an office. Add one to the file."
    ),
    "accounts.grant_username_taken": gettext_noop(
        "The user name {username} is taken. Choose another."
    ),
    "accounts.grant_own_account": gettext_noop(
        "You can not close your own account. Ask another administrator."
    ),
    "accounts.grant_own_role": gettext_noop(
        "Nobody gives a role to himself. Ask another administrator."
    ),
    "accounts.grant_secretary_has_a_year": gettext_noop(
        "The secretary is appointed for one year of one bloc, the other roles without a year."
        " Choose the year for a secretary and leave it empty otherwise."
    ),
    "accounts.grant_ends_before_it_begins": gettext_noop(
        "The role begins on {day}; it can not end before. Choose a later day."
    ),
    "common.stale": gettext_noop(
        "Somebody else kept a change while you were typing. Nothing was overwritten. Compare the"
        " two and send yours again if it still holds."
    ),
}
