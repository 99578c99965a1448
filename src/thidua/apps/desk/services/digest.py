"""One e-mail a person a day, and only when something is new."""

from datetime import date

from django.db.models import Max

from thidua.apps.accounts.models import User
from thidua.apps.desk.models import Mail, Notice, Setting
from thidua.apps.desk.services.mailing import post, site_url
from thidua.apps.desk.threads import Thread, threads_of
from thidua.apps.desk.words import notice_words
from thidua.wording import say

KIND = "digest"
SHOWN = 20


def send_digests(day: date) -> int:
    """Keep the day's digests in the post; a second time keeps nothing. Returns how many."""
    settings = {setting.user_id: setting for setting in Setting.objects.all()}
    last = dict(
        Mail.objects.filter(kind=KIND).order_by().values_list("user").annotate(Max("made_at"))
    )
    mailed = set(Mail.objects.filter(kind="notice").values_list("user_id", "key"))
    fresh: dict[int, list[Notice]] = {}
    rows = Notice.objects.filter(done_at=None).exclude(snoozed_until__gt=day)
    for notice in rows.order_by("pk"):
        seen = last.get(notice.user_id)
        if (seen is None or notice.made_at > seen) and (
            notice.user_id, notice.key,
        ) not in mailed:  # fmt: skip
            fresh.setdefault(notice.user_id, []).append(notice)
    users = User.objects.filter(pk__in=fresh, is_active=True).exclude(email="")
    sent = 0
    for user in users:
        setting = settings.get(user.pk) or Setting(user=user)
        if setting.mail == Setting.MailMode.DIGEST:
            sent += _digest(user, fresh[user.pk], day, setting.language)
    return sent


def _digest(user: User, notices: list[Notice], day: date, language: str) -> bool:
    threads = threads_of(reversed(notices))
    lines = [_line(thread, language) for thread in threads[:SHOWN]]
    if more := sum(thread.number for thread in threads[SHOWN:]):
        lines.append(say("desk.mail_digest_more", {"n": more}, language))
    subject = say("desk.mail_digest_subject", {"n": len(notices)}, language)
    body = say(
        "desk.mail_digest",
        {"lines": "\n".join(lines), "url": site_url("/viec-cua-toi/"), "n": len(notices)},
        language,
    )
    return post(user, KIND, day.isoformat(), subject, body)


def _line(thread: Thread, language: str) -> str:
    words, url = (
        notice_words(thread.newest, language),
        site_url(thread.newest.url or "/viec-cua-toi/"),
    )
    if thread.earlier:
        words = f"{words} ({say('desk.mail_digest_alike', {'n': len(thread.earlier)}, language)})"
    return f"- {words}\n  {url}"
