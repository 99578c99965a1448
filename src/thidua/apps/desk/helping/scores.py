"""Scheme, stages, ranking, hand-over, inspection."""

from thidua.apps.desk.helping.topic import Topic
from thidua.wording.common import gettext_noop as _

SCORES = (
    Topic(
        "thang-diem",
        ("assessment:scheme",),
        _("Scoring scheme"),
        _(
            "The scheme says what is scored and how. A scheme in force is never edited: a "
            "change is a new version with its first day."
        ),
    ),
    Topic(
        "cac-buoc-cham",
        ("assessment:stages", "assessment:crossing"),
        _("Scoring stages"),
        _(
            "The stages in their order, with who works at each and until when. Open a stage "
            "with its last day; draw or choose who checks whom. A finished sheet is locked, "
            "and reopening it needs a reason that the agency reads."
        ),
    ),
    Topic(
        "cham-diem",
        ("assessment:scorecard", "assessment:line", "assessment:sheet"),
        _("Scores and checks"),
        _(
            "Each item shows the figure, the rule and the points. Computed points are never "
            "typed. A reviewer who accepts another figure gives a reason, and the agency "
            "explains the difference."
        ),
    ),
    Topic(
        "can-cu-cua-dong",
        (
            "assessment:sheet_line",
            "assessment:pick",
            "assessment:proof",
            "assessment:upload_form",
        ),
        _("What stands behind a line"),
        _(
            "Beside each line stand its rule, figures, proofs and earlier scores. On a wide "
            "screen j and k go from line to line, inside a field Alt with the arrows. Proofs "
            "are chosen from the agency's store; a line may also be filled in the Excel form."
        ),
    ),
    Topic(
        "cau-hoi",
        ("assessment:questions", "assessment:question"),
        _("Questions of reviewers"),
        _(
            "A reviewer asks about one line while the sheet is being checked. The agency "
            "answers within three working days and ticks the proofs; the reviewer takes the "
            "answer or asks again. What is overdue stands in red in the secretary's list."
        ),
    ),
    Topic(
        "chenh-lech",
        ("assessment:differences", "assessment:difference"),
        _("Differences"),
        _(
            "Wherever a later stage accepted other points than the one before, the agency "
            "explains and the reviewer settles or asks again. The ranking waits until each "
            "of them is settled."
        ),
    ),
    Topic(
        "don-vi",
        ("desk:agencies",),
        _("Agencies and scorecards"),
        _(
            "The agencies of the bloc as they were called in that year. Choose one to see "
            "its points with rule, figures and proofs; before the results are opened you "
            "see your own."
        ),
    ),
    Topic(
        "xep-hang",
        ("assessment:scoreboard",),
        _("Ranking"),
        _(
            "Places come from the points by the rules of the scheme. Choose a total to see "
            "its items, and an item to see its reason. A final ranking is locked; unlocking "
            "needs a reason."
        ),
    ),
    Topic(
        "binh-xet",
        ("assessment:deliberation", "assessment:votes", "assessment:vote"),
        _("Deliberation"),
        _(
            "Present the ranking to the bloc, record the votes of the meeting, then make it "
            "final. A final ranking is locked with its figures; unlocking needs a reason "
            "and the whole bloc is told."
        ),
    ),
    Topic(
        "ban-giao",
        ("assessment:hand_over",),
        _("Hand-over"),
        _(
            "When the ranking is final, record who was elected head and deputy for next "
            "year. This year closes, and the new one begins with its indicators and the "
            "scheme as a proposal."
        ),
    ),
    Topic(
        "bien-ban-kiem-tra",
        ("yearbook:inspection",),
        _("Record of an inspection"),
        _(
            "Choose the scores in question: rule, proofs with fingerprint and moment of "
            "upload, every round and every change go into one Word file. What stands in it "
            "was recorded at that time; it can not be typed here."
        ),
    ),
)
