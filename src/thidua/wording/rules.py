"""Sentences about the rulebook."""

from thidua.wording.common import gettext_noop

SENTENCES = {
    "rules.unknown_document": gettext_noop(
        "No document “{document}” is known. Write one of: {allowed}."
    ),
    "rules.unknown_source": gettext_noop(
        "No source “{source}” is listed. Add it to sources.yaml or correct the code."
    ),
    "rules.confirmed_without_source": gettext_noop(
        "Nothing confirmed stands without a source. Name where it was read, or mark its trust."
    ),
    "rules.doubt_without_words": gettext_noop(
        "What is not confirmed needs words: write under “doubt” what a person has to look up."
    ),
    "rules.period_upside_down": gettext_noop(
        "The last day {last} lies before the first day {first}. Correct one of them."
    ),
    "rules.repeated_code": gettext_noop("“{again}” stands twice. Keep one of them."),
    "rules.unknown_award": gettext_noop("There is no award “{award}”. See awards.yaml."),
    "rules.unknown_statement": gettext_noop(
        "“{statement}” is not in statements.yaml. Add it there, or write one of: {allowed}."
    ),
    "rules.not_for_subject": gettext_noop("{award} is not for “{subject}”. It is for: {allowed}."),
    "rules.versions_overlap": gettext_noop(
        "Two versions hold on {first}: the one before lasts until {last}. End it the day before."
    ),
    "rules.versions_gap": gettext_noop(
        "Nothing holds between {first} and {last}. Let one version end where the next begins."
    ),
    "rules.needs_or_former": gettext_noop(
        "Version {version} needs either clauses (“needs”) or the version shown for it (“former”)."
    ),
    "rules.unknown_version": gettext_noop(
        "There is no version “{version}” with clauses. Correct the name."
    ),
    "rules.no_standard": gettext_noop(
        "There is no standard of “{award}”. Write one, or ask for the award itself (“awarded”)."
    ),
    "rules.no_version": gettext_noop(
        "No version of the standard of {award} is in force on {day}. A person has to look it up."
    ),
    "rules.no_reward": gettext_noop(
        "The rulebook holds no money for {award} on {day}. A person has to look it up."
    ),
}
