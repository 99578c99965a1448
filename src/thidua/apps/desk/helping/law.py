"""The rulebook."""

from thidua.apps.desk.helping.topic import Topic
from thidua.wording.common import gettext_noop as _

LAW = (
    Topic(
        "so-luat",
        ("eligibility:rulebook", "eligibility:award", "eligibility:document"),
        _("Rulebook"),
        _(
            "Every title and form of commendation with its demands, each with its article. Choose"
            " the day on which the dossier is considered: the text of that day is shown. What was"
            " not read for certain is marked and never decides by itself."
        ),
    ),
    Topic(
        "so-luat-doi-chieu",
        ("eligibility:compare", "eligibility:cases"),
        _("Versions and cases of a rule"),
        _(
            "Lay two versions of a standard side by side to see what is new, changed or dropped."
            " The cases are made-up questions with the answers that they must get."
        ),
    ),
    Topic(
        "so-luat-chung",
        ("eligibility:principles", "eligibility:doubts"),
        _("Principles, and what needs a check"),
        _(
            "What the law says for all awards, and the list of what a person has to look up in the"
            " official text."
        ),
    ),
    Topic(
        "xet-dieu-kien",
        ("eligibility:answers", "eligibility:letter"),
        _("Eligibility"),
        _(
            "What a person or collective qualifies for by the law of a day, clause by clause, with"
            " the records that were looked at. What is unknown says which record would settle it;"
            " the letter of explanation can be printed."
        ),
    ),
    Topic(
        "ai-khi-nao",
        ("eligibility:calendar",),
        _("Who, when?"),
        _(
            "Who becomes eligible for what in the years to come if everybody goes on as in the"
            " last year, and for whom one paper would settle an award this year."
        ),
    ),
)
