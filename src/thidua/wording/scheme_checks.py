"""Sentences of what is wrong with inputs and schemes."""

from thidua.wording.common import gettext_noop

SENTENCES = {
    "input.unknown_item": gettext_noop("The scheme has no item “{item}”. Check the item id."),
    "input.unknown_name": gettext_noop(
        "There is no input “{name}” here; there is: {allowed}. Correct the name."
    ),
    "input.must_be_assigned": gettext_noop(
        "“{item}” is assigned to every unit. Enter its figure."
    ),
    "input.must_arise": gettext_noop("“{item}” does not take “nothing arose”. Enter its figure."),
    "input.absent_with_value": gettext_noop(
        "“{item}” has a figure and also a reason for having none. Keep one of them."
    ),
    "input.not_a_number": gettext_noop("“{label}”: {value} is not a number. Enter a number."),
    "input.not_whole": gettext_noop(
        "“{label}”: {value} is not a whole number. Enter a whole number."
    ),
    "input.too_small": gettext_noop("“{label}”: {value} is below {minimum}. Correct the figure."),
    "input.too_large": gettext_noop("“{label}”: {value} is above {maximum}. Correct the figure."),
    "input.part_above_whole": gettext_noop(
        "“{part}” ({value}) is more than “{whole}” ({limit}). Correct one of them."
    ),
    "input.wrong_step": gettext_noop(
        "“{label}”: {value} is not a multiple of {step}. Correct the points."
    ),
    "input.not_yes_no": gettext_noop(
        "“{label}”: {value} is neither yes nor no. Choose one of them."
    ),
    "input.not_a_date": gettext_noop("“{label}”: {value} is not a day. Enter day/month/year."),
    "input.unknown_option": gettext_noop(
        "“{label}”: {value} is not among: {allowed}. Choose one of them."
    ),
    "input.only_one_option": gettext_noop("“{label}”: several were chosen. Choose one."),
    "input.option_twice": gettext_noop("“{label}”: {value} stands twice. Name it once."),
    "file.no_scheme_sheet": gettext_noop(
        "{file}: the sheet “{sheet}” is missing. Take the form that the program writes."
    ),
    "file.no_scheme_column": gettext_noop(
        "{file}, sheet “{sheet}”: columns are missing: {columns}. Give them their headings back."
    ),
    "input.malformed": gettext_noop(
        "The inputs are not unit → item → value. Write them as "
        "docs/reference/scheme-format.md shows."
    ),
    "scheme.frame_not_sum": gettext_noop(
        "Section {section}: the frame is {frame}, but its parts make {sum}. Correct one of them."
    ),
    "scheme.total_not_sum": gettext_noop(
        "The total is {total}, but the sections make {sum}. Correct one of them."
    ),
    "scheme.pool_not_filled": gettext_noop(
        "Section {section}: at most {frame} points, but its parts reach only {sum}. Lower "
        "the cap or add to the parts."
    ),
    "scheme.empty_section": gettext_noop(
        "Section {section} has nothing in it. Add an item or remove the section."
    ),
    "scheme.frame_upside_down": gettext_noop(
        "The highest frame {high} is below the lowest {low}. Correct one of them."
    ),
    "scheme.deduction_gives": gettext_noop(
        "Section {section} takes points off, so its highest frame is 0. Write 0, and the "
        "most that is taken off as “min”."
    ),
    "scheme.kind_inside": gettext_noop(
        "Section {section} lies inside another: its kind comes from the outer one. Remove the key."
    ),
    "scheme.repeated_id": gettext_noop("The id “{id}” stands twice. Give each part its own."),
    "scheme.repeated_input": gettext_noop(
        "Item {item}: the input “{name}” stands twice. Rename one."
    ),
    "scheme.options_missing": gettext_noop(
        "“{label}”: options belong to the unit “grade”, and only to it. Add options or "
        "change the unit."
    ),
    "scheme.unused_input": gettext_noop(
        "The rule does not use the input “{name}”. Use it or remove it."
    ),
    "scheme.unknown_input": gettext_noop(
        "The rule names “{name}”, but the inputs are: {allowed}. Correct the name or add "
        "the input."
    ),
    "scheme.wrong_unit": gettext_noop(
        "“{name}” has the unit {unit}; the rule needs: {wanted}. Change the unit or the rule."
    ),
    "scheme.unknown_option": gettext_noop(
        "There is no option “{option}”; there is: {allowed}. Correct the rule or the options."
    ),
    "scheme.option_without_points": gettext_noop(
        "The rule says nothing about “{option}”. Add it to the rule."
    ),
    "scheme.band_unit": gettext_noop(
        "The tiers are written in {unit}, but the measure is in {wanted}. Rewrite the "
        "bounds, or change the measure."
    ),
    "scheme.percent_as_fraction": gettext_noop(
        "The highest bound is {highest}, but the measure is in percent, 0 to 100. Write 95 "
        "and not 0.95."
    ),
    "scheme.count_as_fraction": gettext_noop(
        "A bound is a fraction, but the measure counts whole things ({unit}). Write whole "
        "bounds, or measure a ratio."
    ),
    "scheme.bounds_twice": gettext_noop(
        "The tier has two ends on one side. Keep “from” or “above”, “to” or “below”."
    ),
    "scheme.tier_empty": gettext_noop(
        "No value falls into this tier. Correct its bounds or remove it."
    ),
    "scheme.tier_gap": gettext_noop(
        "Values between {low} and {high} belong to no tier. Move a bound, or round the "
        "measure first."
    ),
    "scheme.tier_overlap": gettext_noop(
        "Values between {low} and {high} belong to two tiers. Move a bound, or use “above” "
        "and “below”."
    ),
    "scheme.tier_open_above": gettext_noop(
        "Values above {high} belong to no tier. Add a tier, or give the input a highest value."
    ),
    "scheme.frame_not_reached": gettext_noop(
        "Item {item}: the frame is {frame}, but the rule reaches only {best}. Correct the "
        "frame or the best tier."
    ),
    "scheme.over_frame": gettext_noop(
        "Item {item}: the rule can give {best}, but the frame is {frame}; what is beyond it "
        "is cut. Correct one of them."
    ),
    "scheme.no_cap": gettext_noop(
        "Item {item}: nothing keeps the points at the frame of {frame}. Add “cap: max”."
    ),
    "scheme.under_frame": gettext_noop(
        "Item {item}: the rule can go below the lowest frame of {frame}. Add a floor."
    ),
    "scheme.unknown_scorer": gettext_noop(
        "“{scorer}” is not among the scorers: {allowed}. Add it under “scorers”, or correct it."
    ),
    "scheme.indicator_units": gettext_noop(
        "The indicator {indicator} has the unit {unit} here and {other} elsewhere. Give it "
        "one unit."
    ),
    "scheme.unknown_part": gettext_noop("There is no section or item “{part}”. Correct the id."),
    "scheme.unknown_grade": gettext_noop(
        "There is no class “{grade}”; there is: {allowed}. Correct the code."
    ),
    "scheme.bad_share": gettext_noop(
        "The share {share} does not lie above 0 and up to 1. Write 0.2 for 20%."
    ),
    "scheme.knock_out_unclear": gettext_noop(
        "“{name}” needs one of flag, section, item; with is_zero or below_share (a flag "
        "needs none); and lower or at_most. Complete it."
    ),
}
