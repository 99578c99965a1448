"""The rooms of a bloc's year, from the launch to the report."""

from thidua.apps.desk.helping.topic import Topic
from thidua.wording.common import gettext_noop as _

YEAR = (
    Topic(
        "tong-quan",
        ("desk:dashboard",),
        _("Overview"),
        _(
            "The bloc's year on one page: who heads it, what has come in, what needs a "
            "person. While the results are closed an agency sees its own figures only."
        ),
    ),
    Topic(
        "theo-doi",
        (
            "desk:board",
            "desk:remind_preview",
            "desk:reminded",
        ),
        _("Who is late"),
        _(
            "Tick the agencies to remind; those that are late are ticked already. Preview "
            "the reminder, send it, then copy the text for Zalo. An agency that was "
            "reminded sleeps for 24 hours. What an agency has begun and not sent is not "
            "shown."
        ),
    ),
    Topic(
        "phong-trao",
        (
            "movements:list",
            "movements:movement",
            "movements:new",
            "movements:edit",
            "movements:answer",
            "movements:step",
        ),
        _("Movements"),
        _(
            "The head launches a movement with its legal basis, content and criteria. Each "
            "agency answers with its own plan; the leader sends it. Until then only the "
            "agency sees it."
        ),
    ),
    Topic(
        "dang-ky",
        (
            "movements:registrations",
            "movements:registration",
            "movements:register",
        ),
        _("Registrations"),
        _(
            "Write the titles your agency aims at, one a line, and the target of each "
            "indicator in its unit. Submit it to your leader, who approves it or returns it "
            "with a reason."
        ),
    ),
    Topic(
        "giao-uoc",
        ("movements:pact", "movements:write_pact", "movements:sign_pact", "movements:pact_step"),
        _("Emulation pact"),
        _(
            "The pact holds what every agency promised. It is opened for registration, "
            "signed on a day, and locked. Unlocking it needs a reason that the whole bloc "
            "reads."
        ),
    ),
    Topic(
        "bao-cao-ky",
        (
            "reporting:periods",
            "reporting:agency",
            "reporting:report",
            "reporting:entry",
            "reporting:cite",
            "reporting:calendar",
        ),
        _("Reports of the agencies"),
        _(
            "Figures are cumulative from 1 January. Type in the grid or paste from Excel; "
            "every cell is kept as you leave it. Cite a proof for each figure, then submit "
            "to your leader."
        ),
    ),
    Topic(
        "minh-chung",
        ("desk:papers", "desk:document", "desk:evidence", "desk:source", "reporting:shelf"),
        _("Documents and evidence"),
        _(
            "A proof is uploaded once and cited many times. Choose a document or a proof to "
            "see which deeds, results and scores rest on it."
        ),
    ),
    Topic(
        "hop-nhan",
        (
            "reporting:box",
            "reporting:box_file",
            "reporting:box_confirmation",
            "reporting:confirm",
        ),
        _("Box for received reports"),
        _(
            "Drop the Word, Excel or PDF file that an agency sent, choose agency and "
            "period, and accept each figure that was found. The lines stay marked until the "
            "agency's leader confirms them."
        ),
    ),
    Topic(
        "dang-ky-va-ket-qua",
        ("reporting:achieved", "reporting:agency_achieved"),
        _("Registered and achieved"),
        _(
            "Beside each promise stands the figure of the newest approved report. Of late "
            "reports, faults and the like fewer is better. Where it fell short the agency "
            "writes why; of each title it says whether it came, by which decision."
        ),
    ),
    Topic(
        "don-vi-qua-cac-thoi-ky",
        (
            "lineage:list",
            "lineage:agency",
            "lineage:event",
            "lineage:record",
            "lineage:correct",
            "lineage:withdraw",
            "lineage:proposals",
            "lineage:confirm",
            "lineage:dismiss",
        ),
        _("Agencies through time"),
        _(
            "See which agencies there were on a day, what each was called before, and what "
            "became of it. The standing office records decisions; a name changes from its day "
            "on, and results of old years keep the old one."
        ),
    ),
    Topic(
        "cuoc-hop",
        (
            "yearbook:meetings",
            "yearbook:meeting",
            "yearbook:upload",
            "yearbook:details",
            "yearbook:propose",
            "yearbook:awards",
        ),
        _("Meetings"),
        _(
            "One button makes all papers of a meeting in Word. Change a paper in Word and "
            "upload it again: a later run never overwrites what you changed."
        ),
    ),
    Topic(
        "bao-cao-nam",
        (
            "yearbook:report",
            "yearbook:figure",
        ),
        _("Year-end report"),
        _(
            "The report is composed from the records. Choose a number to see the records it "
            "comes from."
        ),
    ),
)
