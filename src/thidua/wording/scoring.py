"""Sentences of scores: why a line, a total, a place or a class is what it is."""

from thidua.wording.common import gettext_noop

SENTENCES = {
    "scoring.given": gettext_noop("Scored {points} points."),
    "scoring.met": gettext_noop("Met: {points} points."),
    "scoring.not_met": gettext_noop("Not met: {failed}; 0 points."),
    "scoring.happened": gettext_noop("{labels}: {points} points."),
    "scoring.not_happened": gettext_noop("Not so: {labels}; 0 points."),
    "scoring.chosen": gettext_noop("{options}: {points} points."),
    "scoring.chosen_best": gettext_noop("Only the best counts: {options}, {points} points."),
    "scoring.none_chosen": gettext_noop("None was reached: 0 points."),
    "scoring.ratio": gettext_noop("Reached {of}/{per} = {percent}%."),
    "scoring.ratio_less": gettext_noop(
        "Reached {of}/({whole} − {less}) = {of}/{per} = {percent}%."
    ),
    "scoring.days_in_time": gettext_noop("Done on {done}, due on {due}: in time."),
    "scoring.days_late": gettext_noop("Done on {done}, due on {due}: {days} days late."),
    "scoring.tally": gettext_noop("{count} of {of} are {among}."),
    "scoring.total_of": gettext_noop("{parts} make {value}."),
    "scoring.band_all": gettext_noop("{value}{unit}, tier any value: {points} points."),
    "scoring.band_exactly": gettext_noop(
        "{value}{unit}, tier exactly {low}{unit}: {points} points."
    ),
    "scoring.band_from": gettext_noop("{value}{unit}, tier {low}{unit} or more: {points} points."),
    "scoring.band_above": gettext_noop("{value}{unit}, tier above {low}{unit}: {points} points."),
    "scoring.band_to": gettext_noop("{value}{unit}, tier {high}{unit} or less: {points} points."),
    "scoring.band_below": gettext_noop("{value}{unit}, tier below {high}{unit}: {points} points."),
    "scoring.band_from_to": gettext_noop(
        "{value}{unit}, tier from {low}{unit} to {high}{unit}: {points} points."
    ),
    "scoring.band_from_below": gettext_noop(
        "{value}{unit}, tier from {low}{unit} to below {high}{unit}: {points} points."
    ),
    "scoring.band_above_to": gettext_noop(
        "{value}{unit}, tier above {low}{unit} to {high}{unit}: {points} points."
    ),
    "scoring.band_above_below": gettext_noop(
        "{value}{unit}, tier above {low}{unit} to below {high}{unit}: {points} points."
    ),
    "scoring.rate": gettext_noop("{each} × {value} / {per} = {raw} points."),
    "scoring.rate_each": gettext_noop("{value} × {each} points = {raw} points."),
    "scoring.rate_from": gettext_noop("{start} + {value} × {each} = {raw} points."),
    "scoring.rate_off": gettext_noop("{start} − {value} × {each} = {raw} points."),
    "scoring.capped": gettext_noop("At most {cap} points: {raw} becomes {cap}."),
    "scoring.floored": gettext_noop("At least {floor} points: {raw} becomes {floor}."),
    "scoring.sum": gettext_noop("Together {points} points."),
    "scoring.best": gettext_noop("The best part counts: {points} points."),
    "scoring.case": gettext_noop("Applies to: {option}."),
    "scoring.test_failed": gettext_noop("A condition does not hold."),
    "scoring.tests_hold": gettext_noop("The condition holds."),
    "scoring.then": gettext_noop("This gives {points} points."),
    "scoring.compare_below": gettext_noop(
        "{value}/{target} = {percent}% of the target, below it: half of the frame × the "
        "share reached."
    ),
    "scoring.compare_on_target": gettext_noop(
        "Exactly on the target of {target}: half of the frame."
    ),
    "scoring.compare_leader": gettext_noop(
        "{value}/{target} = {percent}% of the target, the highest of the bloc: the whole frame."
    ),
    "scoring.compare_above": gettext_noop(
        "{value}/{target} = {percent}% of the target; the highest of the bloc is {best}%: "
        "half of the frame, and the rest in proportion."
    ),
    "scoring.compare_without": gettext_noop(
        "No target: {value} beside the highest of {best} among units without a target."
    ),
    "scoring.waits_for": gettext_noop(
        "Provisional: compared with the bloc, figures are still missing from {units}."
    ),
    "scoring.kept_in_frame": gettext_noop(
        "The rule gives {raw}; the frame goes from {low} to {high}: {kept} points."
    ),
    "scoring.rounded": gettext_noop("Rounded to {points} points."),
    "scoring.not_assigned": gettext_noop(
        "The task was not assigned: the item is left out of the denominator."
    ),
    "scoring.nothing_arose_full": gettext_noop(
        "Nothing arose in the period: the full mark, {points} points."
    ),
    "scoring.nothing_arose_zero": gettext_noop("Nothing arose in the period: {points} points."),
    "scoring.missing": gettext_noop("No figure yet: from {low} to {high} points."),
    "scoring.missing_value": gettext_noop("“{label}” is missing: from {low} to {high} points."),
    "scoring.no_denominator": gettext_noop(
        "“{label}” leaves nothing to measure against: from {low} to {high} points. Correct "
        "it, or say that nothing arose."
    ),
    "scoring.pool_capped": gettext_noop("The parts make {raw}; at most {cap} points count."),
    "scoring.pool_floored": gettext_noop(
        "The parts make {raw}; no more than {floor} points are taken off."
    ),
    "scoring.range": gettext_noop(
        "Provisional: from {low} to {high} points, as figures are missing."
    ),
    "scoring.total": gettext_noop("{base} + bonus {bonus}, deducted {deducted}: {total} points."),
    "scoring.ceiling": gettext_noop("In this stage at most {ceiling} points."),
    "scoring.graded": gettext_noop("{value}: class {grade}."),
    "scoring.grade_open": gettext_noop(
        "Between {low} and {high} lie several classes: none is given yet."
    ),
    "scoring.knocked_out": gettext_noop("{name}: class {grade}."),
    "scoring.knock_out_open": gettext_noop("Still open: {name}."),
    "scoring.share_capped": gettext_noop(
        "At most {share}% hold the class {grade}: {seats} of {base}. Class {lower}."
    ),
    "scoring.tie_broken": gettext_noop("Equal with {units}; decided by {part}: {points} points."),
    "scoring.place_shared": gettext_noop("Equal in everything with {units}: the place is shared."),
    "scoring.ranked_on_total": gettext_noop("Ordered by the total."),
    "scoring.ranked_on_percent": gettext_noop(
        "Ordered by the percentage of the frame that was assigned."
    ),
    "scoring.ranking_provisional": gettext_noop("Provisional: figures are missing from {units}."),
}
