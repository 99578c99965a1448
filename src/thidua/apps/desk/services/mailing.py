"""The post: every e-mail is a row with a key of its own, and goes out at most once."""

from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import F, Q

from thidua.apps.accounts.actor import Actor
from thidua.apps.accounts.errors import Forbidden
from thidua.apps.accounts.models import User
from thidua.apps.accounts.roles import Role
from thidua.apps.common.clock import now
from thidua.apps.desk.models import Mail, Notice
from thidua.apps.desk.words import notice_words
from thidua.wording import say

FIRST_WAIT = timedelta(minutes=5)
TRIES = 6  # 5, 10, 20, 40, 80 minutes: given up after two and a half hours
STUCK_AFTER = timedelta(minutes=10)
BATCH = 200


def site_url(path: str = "/") -> str:
    """The address of a page for somebody who reads it in an e-mail."""
    hosts = settings.HOSTS
    return (
        f"https://{hosts[0]}{path}" if hosts else f"http://localhost:{settings.LOCAL_PORT}{path}"
    )


def post(user: User, kind: str, key: str, subject: str, body: str) -> bool:
    """Keep an e-mail to be sent; the same kind and key to the same person is kept once.

    Nothing personal belongs in `subject`: it is read on locked screens and by mail servers.
    """
    if not user.email:
        return False
    moment = now()
    _, made = Mail.objects.get_or_create(
        user=user, kind=kind, key=key,
        defaults={
            "to": user.email, "subject": subject, "body": body,
            "made_at": moment, "next_try_at": moment,
        },
    )  # fmt: skip
    if made:
        wake_the_post()
    return made


def post_notice(user: User, notice: Notice, language: str) -> bool:
    """The e-mail of one notice."""
    words = notice_words(notice, language)
    body = say(
        "desk.mail_notice",
        {"words": words, "url": site_url(notice.url or "/viec-cua-toi/"), "site": site_url()},
        language,
    )
    subject = say("desk.mail_notice_subject", {}, language)
    return post(user, "notice", notice.key, subject, body)


def _enqueue() -> None:
    from thidua.apps.desk.tasks import deliver

    deliver.enqueue()


def wake_the_post() -> None:
    """Ask the worker to send what waits, once this transaction is kept."""
    transaction.on_commit(_enqueue)


def due_mail(moment: datetime | None = None) -> list[int]:
    """Keys of the e-mails whose time has come, oldest first."""
    moment = moment or now()
    rows = Mail.objects.filter(state=Mail.State.WAITING, next_try_at__lte=moment)
    return list(rows.order_by("next_try_at", "pk").values_list("pk", flat=True)[:BATCH])


def send_due() -> int:
    """Send every e-mail whose time has come; returns how many went."""
    return sum(send(pk) for pk in due_mail())


def send(pk: int) -> bool:
    """Send one e-mail, unless another worker has it or had it.

    It is claimed, and the claim is on the disk, before the server hears of it: a worker killed
    in between leaves it *being sent*, which nobody repeats on his own (`mark_unsure`).
    """
    with transaction.atomic(durable=True):
        claimed = Mail.objects.filter(pk=pk, state=Mail.State.WAITING).update(
            state=Mail.State.SENDING, claimed_at=now(), tries=F("tries") + 1
        )
    if not claimed:
        return False
    mail = Mail.objects.get(pk=pk)
    try:
        EmailMessage(mail.subject, mail.body, to=[mail.to]).send()
    except Exception as error:  # noqa: BLE001 - whatever the mail server says, the row says it too
        _failed(mail, error)
        return False
    Mail.objects.filter(pk=pk).update(state=Mail.State.SENT, sent_at=now(), error="")
    return True


def _failed(mail: Mail, error: Exception) -> None:
    """Try again later, or give up and let the administrator see it."""
    over = mail.tries >= TRIES
    Mail.objects.filter(pk=mail.pk).update(
        state=Mail.State.FAILED if over else Mail.State.WAITING,
        next_try_at=now() + FIRST_WAIT * 2 ** (mail.tries - 1),
        error=f"{type(error).__name__}: {error}"[:200],
    )


def mark_unsure() -> int:
    """Name the e-mails whose worker died while sending: gone or not, nobody knows."""
    rows = Mail.objects.filter(state=Mail.State.SENDING).filter(
        Q(claimed_at=None) | Q(claimed_at__lt=now() - STUCK_AFTER)
    )
    return rows.update(state=Mail.State.UNSURE)


@transaction.atomic
def send_again(actor: Actor, pk: int) -> None:
    """Let a given-up or unsure e-mail be tried anew: an administrator's decision.

    Raises:
        Forbidden: The actor is no administrator.
    """
    if not (actor.is_system or actor.holds(Role.ADMIN)):
        raise Forbidden("policy.only_administrator")
    rows = Mail.objects.filter(pk=pk, state__in=(Mail.State.FAILED, Mail.State.UNSURE))
    if rows.update(state=Mail.State.WAITING, tries=0, next_try_at=now()):
        wake_the_post()
