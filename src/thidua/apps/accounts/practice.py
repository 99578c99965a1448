"""Who tries things: while practice is on, a session holds one office, in a bloc of its own.

No grant is ever made for practice, so nobody is told, reminded or counted for it; and a person
who practises holds none of the real offices, so that nothing real can be changed by mistake.
"""

from datetime import date

from django.http import HttpRequest

from thidua.apps.accounts.actor import Actor, Office, actor_of
from thidua.apps.accounts.models import User
from thidua.apps.accounts.roles import Role

SESSION = "practice"  # the agency in which this session tries things
ALWAYS = date(1948, 1, 1)


def actor_behind(request: HttpRequest) -> Actor:
    """The person with every grant; while practising, with the office of practice alone."""
    user = request.user
    if not user.is_authenticated or SESSION not in request.session:
        return actor_of(user)
    return practising(user, int(request.session[SESSION]))


def practising(user: User, agency: int) -> Actor:
    """That person as officer of the agency of practice, and nothing else."""
    return Actor(user, [Office(Role.OFFICER, agency, None, ALWAYS, None)], practises=True)


def switch_on(request: HttpRequest, agency: int) -> None:
    request.session[SESSION] = agency


def switch_off(request: HttpRequest) -> None:
    request.session.pop(SESSION, None)
