"""What concerns the reader: own work, account, search, practice; and the administrator."""

from thidua.apps.desk.helping.topic import Topic
from thidua.wording.common import gettext_noop as _

OWN = (
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
        "khoi-va-nam",
        ("desk:years",),
        _("Blocs and years"),
        _(
            "Every year in which you take part, or took part while you held an office. "
            "Choose one to work in it; a closed year can be read, and nothing in it changes "
            "any more."
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
    Topic(
        "lich-su",
        ("desk:history",),
        _("History"),
        _(
            "Every step and every change of this thing: who, when, what stood there before "
            "and after, and the reason. Nothing is ever taken out of it."
        ),
    ),
    Topic(
        "tai-khoan-nguoi-dung",
        ("accounts:people", "accounts:new_person", "accounts:person"),
        _("Accounts"),
        _(
            "Invite a person with name and e-mail, then give the offices with their first "
            "day. Who leaves gets a last day: what was done stays under the name. A "
            "forgotten password is set anew here and changed at the first log-in."
        ),
    ),
    Topic(
        "buu-dien",
        ("desk:post",),
        _("The post"),
        _(
            "E-mails that could not be sent, with the reason of the mail server. Mend the "
            "cause, then send them again. One that may have gone already is named so: ask "
            "before sending it twice."
        ),
    ),
)
