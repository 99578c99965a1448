"""The help: what each screen is for, written for an officer who opens it the first time."""

from dataclasses import dataclass

from django.utils.translation import gettext

from thidua.wording.common import gettext_noop as _


@dataclass(frozen=True, slots=True)
class Topic:
    """One screen: the views that show it, its name, and how to work on it."""

    anchor: str
    views: tuple[str, ...]
    title: str  # msgid
    text: str  # msgid

    @property
    def words(self) -> str:
        return gettext(self.title)

    @property
    def explained(self) -> str:
        return gettext(self.text)


TOPICS = (
    Topic(
        "viec-cua-toi",
        ("desk:my_work", "desk:home"),
        _("My work"),
        _(
            "Everything that waits for you stands here in the order of its deadline. Choose a"
            " task's name to do it. “Put off” hides a task from your list until the day you"
            " choose; its deadline and the reminders stay. Below stand your notices: tick off"
            " those that you have read."
        ),
    ),
    Topic(
        "theo-doi",
        (
            "desk:board",
            "desk:remind_preview",
            "desk:reminded",
        ),
        _("Who is late"),
        _(
            "Tick the agencies to remind; those that are late are ticked already. Preview "
            "the reminder, send it, then copy the text for Zalo. An agency that was "
            "reminded sleeps for 24 hours. What an agency has begun and not sent is not "
            "shown."
        ),
    ),
    Topic(
        "tong-quan",
        ("desk:dashboard",),
        _("Overview"),
        _(
            "The bloc's year on one page: who heads it, what has come in, what needs a "
            "person. While the results are closed an agency sees its own figures only."
        ),
    ),
    Topic(
        "phong-trao",
        (
            "movements:list",
            "movements:movement",
            "movements:new",
            "movements:edit",
            "movements:answer",
        ),
        _("Movements"),
        _(
            "The head launches a movement with its legal basis, content and criteria. Each "
            "agency answers with its own plan; the leader sends it. Until then only the "
            "agency sees it."
        ),
    ),
    Topic(
        "dang-ky",
        (
            "movements:registrations",
            "movements:registration",
            "movements:register",
        ),
        _("Registrations"),
        _(
            "Write the titles your agency aims at, one a line, and the target of each "
            "indicator in its unit. Submit it to your leader, who approves it or returns it "
            "with a reason."
        ),
    ),
    Topic(
        "giao-uoc",
        (
            "movements:pact",
            "movements:write_pact",
            "movements:sign_pact",
        ),
        _("Emulation pact"),
        _(
            "The pact holds what every agency promised. It is opened for registration, "
            "signed on a day, and locked. Unlocking it needs a reason that the whole bloc "
            "reads."
        ),
    ),
    Topic(
        "bao-cao-ky",
        (
            "reporting:report",
            "reporting:agency",
            "reporting:entry",
            "reporting:board",
            "reporting:calendar",
        ),
        _("Reports of the agencies"),
        _(
            "Figures are cumulative from 1 January. Type in the grid or paste from Excel; "
            "every cell is kept as you leave it. Cite a proof for each figure, then submit "
            "to your leader."
        ),
    ),
    Topic(
        "minh-chung",
        (
            "desk:papers",
            "desk:document",
            "desk:evidence",
            "reporting:evidence",
            "reporting:store",
        ),
        _("Documents and evidence"),
        _(
            "A proof is uploaded once and cited many times. Choose a document or a proof to "
            "see which deeds, results and scores rest on it."
        ),
    ),
    Topic(
        "hop-nhan",
        ("reporting:box",),
        _("Box for received reports"),
        _(
            "Drop the Word, Excel or PDF file that an agency sent, choose agency and "
            "period, and accept each figure that was found. The lines stay marked until the "
            "agency's leader confirms them."
        ),
    ),
    Topic(
        "cham-diem",
        (
            "assessment:scorecard",
            "assessment:line",
            "assessment:sheet",
            "assessment:sheets",
        ),
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
            "assessment:form",
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
        "xep-hang",
        (
            "assessment:scoreboard",
            "assessment:ranking",
        ),
        _("Ranking"),
        _(
            "Places come from the points by the rules of the scheme. Choose a total to see "
            "its items, and an item to see its reason. A final ranking is locked; unlocking "
            "needs a reason."
        ),
    ),
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
        "cuoc-hop",
        (
            "yearbook:meetings",
            "yearbook:meeting",
        ),
        _("Meetings"),
        _(
            "One button makes all papers of a meeting in Word. Change a paper in Word and "
            "upload it again: a later run never overwrites what you changed."
        ),
    ),
    Topic(
        "bao-cao-nam",
        (
            "yearbook:report",
            "yearbook:figure",
        ),
        _("Year-end report"),
        _(
            "The report is composed from the records. Choose a number to see the records it "
            "comes from."
        ),
    ),
    Topic(
        "don-vi-qua-cac-thoi-ky",
        (
            "lineage:list",
            "lineage:agency",
            "lineage:event",
            "lineage:record",
            "lineage:correct",
            "lineage:withdraw",
            "lineage:proposals",
            "lineage:confirm",
            "lineage:dismiss",
        ),
        _("Agencies through time"),
        _(
            "See which agencies there were on a day, what each was called before, and what "
            "became of it. The standing office records decisions; a name changes from its day "
            "on, and results of old years keep the old one."
        ),
    ),
    Topic(
        "tim-kiem",
        ("desk:search",),
        _("Search"),
        _(
            "Type any words, with or without marks. Results with exactly your marks stand "
            "first. You find only what you may see."
        ),
    ),
    Topic(
        "nhan-tin",
        ("desk:settings",),
        _("How I want to hear of things"),
        _(
            "Choose no e-mail, one e-mail a day, or each notice at once. Notices always "
            "stand under “My work”."
        ),
    ),
    Topic(
        "tai-khoan",
        (
            "accounts:profile",
            "accounts:rights",
            "accounts:send_on",
            "mfa_index",
            "account_change_password",
            "usersessions_list",
        ),
        _("My account"),
        _(
            "See your roles and what each lets you do. Add an authenticator app or a "
            "passkey, and keep the recovery codes on paper. Sign out of machines you no "
            "longer use."
        ),
    ),
    Topic(
        "thay-mat",
        ("stand_ins:own", "stand_ins:agency"),
        _("Who stands in for the leader"),
        _(
            "A leader who is away names a person of the agency for some days, with the number "
            "of the paper. That person approves and returns in the leader's place; every step "
            "says for whom. It ends by itself, can be ended early, and is never passed on."
        ),
    ),
    Topic(
        "phieu-tiep-nhan",
        ("desk:receipt", "desk:sheet"),
        _("Receipts and signed papers"),
        _(
            "Whatever is sent gets a receipt: code, time, who, and a fingerprint that shows "
            "whether anything changed since. Type the code into the search box to find it. "
            "Approving asks who you are when you proved it long ago; or print the sheet, sign "
            "it, and keep its scan with number and day before it is approved."
        ),
    ),
    Topic(
        "che-do-thu",
        ("desk:practice",),
        _("Practice mode"),
        _(
            "Try a report and a score sheet in a bloc of your own. While practice is on, every "
            "page says so and your real work is out of reach. Play the leader, begin anew as "
            "often as you like, and leave it with one press."
        ),
    ),
)


def topic_of(view: str) -> Topic | None:
    """The help of the screen that a view shows."""
    return next((topic for topic in TOPICS if view in topic.views), None)
