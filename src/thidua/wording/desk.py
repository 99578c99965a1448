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
    "desk.paper_refused": gettext_noop(
        "Nothing waits for the leader's signature here. A signed paper is kept after it was"
        " submitted and before it is approved."
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
    "desk.mail_digest_alike": gettext_noop("and {n} earlier of this kind"),
    "desk.mail_digest_more": gettext_noop("and {n} more under “My work”"),
    "notice.remind_before": gettext_noop("{agency}: “{task}” is due on {due}, in {days} days."),
    "notice.remind_today": gettext_noop("{agency}: “{task}” is due today, {due}."),
    "notice.remind_late": gettext_noop(
        "{agency}: “{task}” was due on {due}, {days} days ago. Do it today or tell the secretary"
        " when."
    ),
    "notice.stand_in_named": gettext_noop(
        "{agency}: a deputy stands in for the leader from {day} to {due}. Open it to see who and"
        " by which paper."
    ),
    "notice.stand_in_ended": gettext_noop(
        "{agency}: nobody stands in for the leader any more; it was ended early."
    ),
    "notice.movement_launched": gettext_noop(
        "A movement of the bloc was launched for {year}. Read it and send your agency's plan."
    ),
    "notice.answer_sent": gettext_noop("{agency} sent its plan for a movement of {year}."),
    "notice.registration_submitted": gettext_noop(
        "{agency}: the registration for {year} waits for your approval."
    ),
    "notice.registration_returned": gettext_noop(
        "{agency}: the leader returned the registration for {year}. Reason: {reason}"
    ),
    "notice.registration_approved": gettext_noop(
        "{agency}: the registration for {year} was approved and sent to the bloc."
    ),
    "notice.registration_received": gettext_noop("{agency} registered for {year}."),
    "notice.pact_open": gettext_noop(
        "The pact of {year} is open: register your agency's targets before it is signed."
    ),
    "notice.pact_signed": gettext_noop("The pact of {year} was signed."),
    "notice.pact_unlocked": gettext_noop(
        "The signed pact of {year} was unlocked. Reason: {reason}"
    ),
    "notice.report_submitted": gettext_noop(
        "{agency}: a report of {year} waits for your approval."
    ),
    "notice.report_returned": gettext_noop(
        "{agency}: the leader returned a report of {year}. Reason: {reason}"
    ),
    "notice.report_approved": gettext_noop(
        "{agency}: a report of {year} was approved and sent to the bloc."
    ),
    "notice.report_received": gettext_noop("{agency} sent a report of {year}."),
    "notice.confirmation_objected": gettext_noop(
        "{agency}: the leader objects to figures of {year} that were entered on behalf."
        " Reason: {reason}"
    ),
    "notice.confirmation_confirmed": gettext_noop(
        "{agency}: the leader confirmed the figures of {year} that were entered on behalf."
    ),
    "notice.pack_sent": gettext_noop("The papers of a meeting of {year} were sent to you."),
    "notice.self_submitted": gettext_noop(
        "{agency}: the self-score of {year} waits for your approval."
    ),
    "notice.self_returned": gettext_noop(
        "{agency}: the leader returned the self-score of {year}. Reason: {reason}"
    ),
    "notice.self_approved": gettext_noop(
        "{agency}: the self-score of {year} was approved and sent to the bloc."
    ),
    "notice.self_received": gettext_noop("{agency} sent its self-score of {year}."),
    "notice.self_reopened": gettext_noop(
        "{agency}: the self-score of {year} was sent back to you. Reason: {reason}"
    ),
    "notice.specialised_finished": gettext_noop(
        "{agency}: a specialised department finished its scores of {year}."
    ),
    "notice.cross_finished": gettext_noop(
        "{agency}: the cross-check of {year} is finished. See the differences and explain them."
    ),
    "notice.cross_received": gettext_noop("{agency}: the cross-check of {year} is finished."),
    "notice.cross_reopened": gettext_noop(
        "Your cross-check of {agency} was opened again. Reason: {reason}"
    ),
    "notice.bloc_finished": gettext_noop(
        "{agency}: the bloc's check of {year} is finished. Explain what it changed."
    ),
    "notice.appraisal_finished": gettext_noop("{agency}: the appraisal of {year} is finished."),
    "notice.difference_answered": gettext_noop(
        "{agency} explained a difference. Accept it or ask again."
    ),
    "notice.difference_asked": gettext_noop(
        "{agency}: the reviewer asks again about a difference: {reason}"
    ),
    "notice.difference_settled": gettext_noop("{agency}: an explanation was accepted."),
    "notice.difference_closed": gettext_noop(
        "{agency}: a difference was closed without an explanation. Reason: {reason}"
    ),
    "notice.question_asked": gettext_noop(
        "{agency}: a reviewer asks about a line of {year}; answer within three working days:"
        " {reason}"
    ),
    "notice.question_answered": gettext_noop(
        "{agency} answered a question about {year}. Read the answer and take it or ask again."
    ),
    "notice.question_closed": gettext_noop("{agency}: the answer to a question was taken."),
    "notice.question_withdrawn": gettext_noop(
        "{agency}: a reviewer withdrew a question about {year}. Reason: {reason}"
    ),
    "notice.ranking_presented": gettext_noop(
        "The ranking of {year} is presented to the bloc. See it before the meeting."
    ),
    "notice.ranking_final": gettext_noop("The ranking of {year} is final."),
    "notice.ranking_unlocked": gettext_noop(
        "The ranking of {year} was unlocked. Reason: {reason}"
    ),
    "notice.year_scoring": gettext_noop("The scoring of {year} has begun."),
    "notice.year_closed": gettext_noop("The year {year} was handed over and closed."),
    "notice.year_reopened": gettext_noop("The closed year {year} was reopened. Reason: {reason}"),
}
