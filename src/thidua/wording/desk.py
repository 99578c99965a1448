"""Sentences of notices, reminders and e-mails. None of them names a person."""

from thidua.wording.common import gettext_noop

SENTENCES = {
    "desk.already_reminded": gettext_noop(
        "{agency} was reminded at {at}. One reminder a day is enough: it can be sent again after"
        " 24 hours."
    ),
    "desk.nobody_chosen": gettext_noop(
        "No agency is chosen. Tick those that are late, then preview."
    ),
    "desk.nothing_late": gettext_noop(
        "What was chosen has come meanwhile, or was reminded of today. Open the board anew."
    ),
    "desk.mail_notice_subject": gettext_noop("Thi Đua: a notice for you"),
    "desk.mail_notice": gettext_noop(
        "{words}\n\nOpen it: {url}\n\nYou choose which e-mails you get under “My work”, “How I"
        " want to hear of things”: {site}"
    ),
    "desk.mail_digest_subject": gettext_noop("Thi Đua: new for you today: {n}"),
    "desk.mail_digest": gettext_noop(
        "New for you: {n}\n\n{lines}\n\nAll your work: {url}\n\nThis e-mail comes once a day at"
        " most, and only when something is new. You choose under “How I want to hear of things”."
    ),
    "desk.mail_digest_more": gettext_noop("and {n} more under “My work”"),
    "notice.remind_before": gettext_noop("{agency}: “{task}” is due on {due}, in {days} days."),
    "notice.remind_today": gettext_noop("{agency}: “{task}” is due today, {due}."),
    "notice.remind_late": gettext_noop(
        "{agency}: “{task}” was due on {due}, {days} days ago. Do it today or tell the secretary"
        " when."
    ),
}
