"""Who enters, checks, explains, presents, finalises and hands over."""

from collections.abc import Mapping

from thidua.apps.accounts.policy import ANY, Rule
from thidua.apps.accounts.roles import Position
from thidua.wording.common import gettext_noop as _

P = Position
Who = Mapping[Position, tuple[str, ...]]
KEPT = ("finished", "replaced")  # a draft is nobody's but its writer's
AGENCY: Who = {P.OFFICER: ANY, P.LEADER: ANY}
LOOKING_ON = (P.SECRETARY, P.HEAD, P.STANDING, P.INSPECTOR)
BLOC: Who = {P.SECRETARY: ANY, P.HEAD: ANY}
ABOVE: Who = {**BLOC, P.STANDING: ANY}
EVERYONE: Who = dict.fromkeys((P.MEMBER, *LOOKING_ON), ANY)


def _states(who: Who, *states: str) -> Who:
    return dict.fromkeys(who, states)


def _sheet(kind: str, words: tuple[str, ...], writers: Who, above: Who) -> list[Rule]:
    """The five rows of a reviewer's sheet: see, enter, finish, open again, ask the agency."""
    seen = dict.fromkeys((P.OFFICER, P.LEADER, *LOOKING_ON), KEPT) | dict(writers)
    see, enter, finish, reopen, ask = words
    view = f"{kind}.view"
    return [
        Rule(view, see, seen, writes=False),
        Rule(f"{kind}.enter", enter, _states(writers, "open"), view=view),
        Rule(f"{kind}.finish", finish, _states(writers, "open"), view=view),
        Rule(f"{kind}.reopen", reopen, _states(above, "finished"), view=view),
        Rule(f"{kind}.ask", ask, _states(writers, "open"), view=view),
    ]


SELF_RULES = (
    Rule(
        "self_score.view", _("See the self-score of an agency"),
        {**dict.fromkeys(LOOKING_ON, KEPT), **AGENCY}, writes=False,
    ),
    Rule(
        "self_score.enter", _("Enter the self-score of the agency"),
        _states(AGENCY, "open"), view="self_score.view",
    ),
    Rule(
        "self_score.submit", _("Submit the self-score to the leader"),
        _states(AGENCY, "open"), view="self_score.view",
    ),
    Rule(
        "self_score.approve", _("Approve or return the self-score"),
        {P.LEADER: ("submitted",)}, view="self_score.view",
    ),
    Rule(
        "self_score.reopen", _("Send a self-score back to the agency"),
        _states(ABOVE, "finished"), view="self_score.view",
    ),
)  # fmt: skip
REVIEW_RULES = (
    *_sheet(
        "specialised",
        (
            _("See what a specialised department scored"),
            _("Enter a score that your department owns"),
            _("Finish the scores that your department owns"),
            _("Open the scores of a specialised department again"),
            _("Ask the agency about a score that your department owns"),
        ),
        {P.SCORER: ANY}, {P.SCORER: ANY, **ABOVE},
    ),
    *_sheet(
        "office",
        (
            _("See what the standing office scored by itself"),
            _("Enter a score that the standing office owns"),
            _("Finish the scores that the standing office owns"),
            _("Open the standing office's own scores again"),
            _("Ask the agency about a score that the standing office owns"),
        ),
        {P.STANDING: ANY}, {P.STANDING: ANY},
    ),
    *_sheet(
        "cross",
        (
            _("See the cross-check of an agency"),
            _("Enter the cross-check of an agency"),
            _("Finish the cross-check of an agency"),
            _("Open a cross-check again"),
            _("Ask the agency that you check about a line"),
        ),
        {P.CHECKER: ANY}, ABOVE,
    ),
    *_sheet(
        "bloc_check",
        (
            _("See the bloc's check of an agency"),
            _("Enter the bloc's check of an agency"),
            _("Finish the bloc's check of an agency"),
            _("Open the bloc's check again"),
            _("Ask the agency about a line of the bloc's check"),
        ),
        BLOC, ABOVE,
    ),
    *_sheet(
        "appraisal",
        (
            _("See the appraisal of an agency"),
            _("Enter the appraisal of an agency"),
            _("Finish the appraisal of an agency"),
            _("Open the appraisal again"),
            _("Ask the agency about a line of the appraisal"),
        ),
        {P.STANDING: ANY}, {P.STANDING: ANY},
    ),
)  # fmt: skip
OTHER_RULES = (
    Rule(
        "stage.open", _("Adopt the scheme and open a stage of scoring"), ABOVE, view="year.view"
    ),
    Rule("crossing.view", _("See who checks whom"), EVERYONE, writes=False),
    Rule("crossing.assign", _("Draw or assign who checks whom"), BLOC, view="crossing.view"),
    Rule(
        "difference.view", _("See the differences between the stages of an agency"),
        {**dict.fromkeys((P.CHECKER, *LOOKING_ON), ANY), **AGENCY}, writes=False,
    ),
    Rule(
        "difference.answer", _("Explain a difference"),
        _states(AGENCY, "open", "answered"), view="difference.view",
    ),
    Rule(
        "difference.settle", _("Accept an explanation or ask again"),
        _states({P.CHECKER: ANY, **ABOVE}, "answered"), view="difference.view",
    ),
    Rule(
        "difference.close", _("Close a difference that nobody explained"),
        _states(ABOVE, "open"), view="difference.view",
    ),
    Rule(
        "question.view", _("See what reviewers asked an agency"),
        {**dict.fromkeys((P.CHECKER, P.SCORER, *LOOKING_ON), ANY), **AGENCY}, writes=False,
    ),
    Rule(
        "question.answer", _("Answer a reviewer's question"),
        _states(AGENCY, "asked", "answered"), view="question.view",
    ),
    Rule(
        "question.settle", _("Take an answer, ask again, or withdraw a question"),
        _states({P.CHECKER: ANY, P.SCORER: ANY, **ABOVE}, "asked", "answered"),
        view="question.view",
    ),
    Rule("ranking.present", _("Present the ranking to the bloc"), BLOC, view="year.view"),
    Rule(
        "ranking.vote", _("Vote on the presented ranking"),
        {P.LEADER: ("presented",)}, view="year.view",
    ),
    Rule(
        "ranking.record_votes", _("Record the votes of the meeting"),
        _states(BLOC, "presented"), view="year.view",
    ),
    Rule(
        "ranking.finalise", _("Finalise the ranking"), _states(BLOC, "presented"),
        view="year.view",
    ),
    Rule(
        "ranking.unlock", _("Unlock the ranking"),
        {
            P.SECRETARY: ("presented",), P.HEAD: ("presented", "final"),
            P.STANDING: ("presented", "final"),
        },
        view="year.view",
    ),
    Rule("year.hand_over", _("Hand the bloc over and close the year"), ABOVE, view="year.view"),
    Rule(
        "year.reopen", _("Reopen a closed year"), {P.STANDING: ANY}, view="year.view", closed=True
    ),
)  # fmt: skip
RULES = (*SELF_RULES, *REVIEW_RULES, *OTHER_RULES)
