"""Sentences of rules: what gives how many points, before any figure is there."""

from thidua.wording.common import gettext_noop

SENTENCES = {
    "rule.constant": gettext_noop("{points} points."),
    "rule.given": gettext_noop("“{label}”: from {low} to {high} points, given by judgement."),
    "rule.met": gettext_noop("{labels}: {points} points if so, otherwise 0."),
    "rule.met_all": gettext_noop("All of these: {labels}. {points} points, otherwise 0."),
    "rule.choose_one": gettext_noop("By “{label}”:"),
    "rule.choose_best": gettext_noop("By “{label}”, the best counts once:"),
    "rule.choose_sum": gettext_noop("By “{label}”, added up:"),
    "rule.option": gettext_noop("{option}: {points} points."),
    "rule.measure": gettext_noop("Measured by “{label}”."),
    "rule.ratio": gettext_noop("Measured by the percentage “{of}” / “{per}”."),
    "rule.ratio_less": gettext_noop("Measured by the percentage “{of}” / (“{per}” − {less})."),
    "rule.days_late": gettext_noop("Measured by the days from {due} to “{done}”."),
    "rule.tally": gettext_noop("Counted in “{label}”: {among}."),
    "rule.total": gettext_noop("Added up: {labels}."),
    "rule.tier_all": gettext_noop("Any value: {points} points."),
    "rule.tier_exactly": gettext_noop("Exactly {low}{unit}: {points} points."),
    "rule.tier_from": gettext_noop("{low}{unit} or more: {points} points."),
    "rule.tier_above": gettext_noop("Above {low}{unit}: {points} points."),
    "rule.tier_to": gettext_noop("{high}{unit} or less: {points} points."),
    "rule.tier_below": gettext_noop("Below {high}{unit}: {points} points."),
    "rule.tier_from_to": gettext_noop("From {low}{unit} to {high}{unit}: {points} points."),
    "rule.tier_from_below": gettext_noop(
        "From {low}{unit} to below {high}{unit}: {points} points."
    ),
    "rule.tier_above_to": gettext_noop("Above {low}{unit} to {high}{unit}: {points} points."),
    "rule.tier_above_below": gettext_noop(
        "Above {low}{unit} to below {high}{unit}: {points} points."
    ),
    "rule.where_all": gettext_noop("For any value:"),
    "rule.where_exactly": gettext_noop("For exactly {low}{unit}:"),
    "rule.where_from": gettext_noop("For {low}{unit} or more:"),
    "rule.where_above": gettext_noop("For above {low}{unit}:"),
    "rule.where_to": gettext_noop("For {high}{unit} or less:"),
    "rule.where_below": gettext_noop("For below {high}{unit}:"),
    "rule.where_from_to": gettext_noop("For from {low}{unit} to {high}{unit}:"),
    "rule.where_from_below": gettext_noop("For from {low}{unit} to below {high}{unit}:"),
    "rule.where_above_to": gettext_noop("For above {low}{unit} to {high}{unit}:"),
    "rule.where_above_below": gettext_noop("For above {low}{unit} to below {high}{unit}:"),
    "rule.test_all": gettext_noop("Needed: any value."),
    "rule.test_exactly": gettext_noop("Needed: exactly {low}{unit}."),
    "rule.test_from": gettext_noop("Needed: {low}{unit} or more."),
    "rule.test_above": gettext_noop("Needed: above {low}{unit}."),
    "rule.test_to": gettext_noop("Needed: {high}{unit} or less."),
    "rule.test_below": gettext_noop("Needed: below {high}{unit}."),
    "rule.test_from_to": gettext_noop("Needed: from {low}{unit} to {high}{unit}."),
    "rule.test_from_below": gettext_noop("Needed: from {low}{unit} to below {high}{unit}."),
    "rule.test_above_to": gettext_noop("Needed: above {low}{unit} to {high}{unit}."),
    "rule.test_above_below": gettext_noop("Needed: above {low}{unit} to below {high}{unit}."),
    "rule.rate": gettext_noop("{each} points for each {per}{unit}."),
    "rule.rate_one": gettext_noop("{each} points for each one."),
    "rule.rate_minus_one": gettext_noop("{each} points off for each one."),
    "rule.rate_off_one": gettext_noop("Starting from {start} points, {each} off for each one."),
    "rule.rate_on_top_one": gettext_noop(
        "Starting from {start} points, {each} more for each one."
    ),
    "rule.happened": gettext_noop("{labels}: {points} points if so, otherwise 0."),
    "rule.rate_minus": gettext_noop("{each} points off for each {per}{unit}."),
    "rule.rate_off": gettext_noop(
        "Starting from {start} points, {each} off for each {per}{unit}."
    ),
    "rule.rate_on_top": gettext_noop(
        "Starting from {start} points, {each} more for each {per}{unit}."
    ),
    "rule.floor": gettext_noop("Not below {points} points."),
    "rule.cap": gettext_noop("At most {points} points."),
    "rule.compare": gettext_noop(
        "“{label}” beside “{target}” and the whole bloc: exactly on the target {half} "
        "points, the leader {max}, the others in proportion."
    ),
    "rule.sum": gettext_noop("These parts are added up."),
    "rule.best": gettext_noop("The best of these parts counts."),
    "rule.case": gettext_noop("If {option}:"),
    "rule.when": gettext_noop("With a condition."),
    "rule.test_yes": gettext_noop("Needed: “{label}” is yes."),
    "rule.test_no": gettext_noop("Needed: “{label}” is no."),
    "rule.test_option": gettext_noop("Needed: “{label}” is {option}."),
    "rule.then": gettext_noop("If so:"),
    "rule.otherwise": gettext_noop("Otherwise:"),
    "rule.nothing_arose": gettext_noop("Nothing arose in the period: {points} points."),
    "rule.not_assigned": gettext_noop(
        "A unit without this task leaves the item out of its denominator."
    ),
}
