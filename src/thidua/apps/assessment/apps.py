from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class Config(AppConfig):
    name = "thidua.apps.assessment"
    label = "assessment"
    verbose_name = _("Assessment")

    def ready(self) -> None:
        from thidua.apps.assessment.models import (
            Explanation,
            Question,
            Ranking,
            ScoreLine,
            ScoreSheet,
        )
        from thidua.apps.common.audit import record_changes

        record_changes(Explanation, Question, Ranking, ScoreLine, ScoreSheet)
        """Let the room's rules and machines hold, and the desk know its work and its pages."""
        from thidua.apps.accounts import assigned, policy
        from thidua.apps.assessment import flows, permissions, sheet_selectors, tasks, trails
        from thidua.apps.common import flow, offers

        policy.register(*permissions.RULES)
        flow.register_machines(*flows.MACHINES)
        assigned.offer_checkers(sheet_selectors.checkers_in)
        assigned.offer_guest_years(sheet_selectors.scored_by)
        offers.offer_tasks(tasks.tasks_of)
        for machine in flows.SHEETS:
            offers.offer_trails(machine, trails.of_sheet)
        offers.offer_trails("difference", trails.of_difference)
        offers.offer_trails("question", trails.of_question)
        offers.offer_menu(
            offers.MenuItem(
                label=_("Scoring of the year"), url_name="assessment:stages", section="stages",
                action="year.view", order=35,
            )
        )  # fmt: skip
