"""The help: what each screen is for, written for an officer who opens it the first time."""

from thidua.apps.desk.helping.law import LAW
from thidua.apps.desk.helping.people import PEOPLE
from thidua.apps.desk.helping.person import OWN
from thidua.apps.desk.helping.scores import SCORES
from thidua.apps.desk.helping.topic import Topic
from thidua.apps.desk.helping.year import YEAR

__all__ = ["TOPICS", "Topic", "topic_of"]
OWN_WORK, *THE_REST = OWN
TOPICS = (OWN_WORK, *YEAR, *SCORES, *PEOPLE, *LAW, *THE_REST)


def topic_of(view: str) -> Topic | None:
    """The help of the screen that a view shows."""
    return next((topic for topic in TOPICS if view in topic.views), None)
