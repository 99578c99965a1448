"""Work in the background. Each task may run twice, or be cut short, without harm."""

from datetime import date

from django.utils import translation
from django_tasks import task

from thidua.apps.desk.services import daily, mailing


@task()
def deliver() -> int:
    """Send the post that waits."""
    return mailing.send_due()


@task()
def run_day(day: str) -> None:
    """Reminders and digests of a day."""
    with translation.override("vi"):
        daily.run_day(date.fromisoformat(day))
