from django.urls import path

from thidua.apps.assessment.views import (
    differences,
    form,
    lines,
    picking,
    proofs,
    questions,
    ranking,
    scores,
    sheet,
    stages,
)

YEAR = "<slug:bloc>/<int:year>"
SHEET = f"{YEAR}/cham-diem/phieu/<int:pk>"

app_name = "assessment"
urlpatterns = [
    path(f"{YEAR}/xep-hang/", scores.scoreboard, name="scoreboard"),
    path(f"{YEAR}/thang-diem/", scores.scheme, name="scheme"),
    path(f"{YEAR}/phieu-diem/<str:agency>/", scores.scorecard, name="scorecard"),
    path(f"{YEAR}/phieu-diem/<str:agency>/<str:item>/", scores.line, name="line"),
    path(f"{YEAR}/cham-diem/", stages.overview, name="stages"),
    path(f"{YEAR}/cham-diem/mo/", stages.open_stage, name="open_stage"),
    path(f"{YEAR}/cham-diem/thang-diem/", stages.adopt, name="adopt"),
    path(f"{YEAR}/cham-diem/bieu-quyet/", stages.threshold, name="threshold"),
    path(f"{YEAR}/cham-diem/cham-cheo/", stages.crossing, name="crossing"),
    path(f"{SHEET}/", sheet.sheet, name="sheet"),
    path(f"{SHEET}/o/", sheet.cell, name="cell"),
    path(f"{SHEET}/dan/", sheet.paste, name="paste"),
    path(f"{SHEET}/nhan/", sheet.accept, name="accept"),
    path(f"{SHEET}/buoc/", sheet.step, name="step"),
    path(f"{SHEET}/dong/<str:item>/", lines.one, name="sheet_line"),
    path(f"{SHEET}/dong/<str:item>/hoi/", lines.ask, name="ask"),
    path(f"{SHEET}/dong/<str:item>/minh-chung/", picking.pick, name="pick"),
    path(f"{SHEET}/bieu-mau/", form.download, name="form"),
    path(f"{SHEET}/bieu-mau/nop/", form.upload, name="upload_form"),
    path(f"{YEAR}/can-cu-phieu/<int:key>/", proofs.one, name="proof"),
    path(f"{YEAR}/can-cu-phieu/<int:key>/anh/", proofs.picture, name="proof_picture"),
    path(f"{YEAR}/can-cu-phieu/<int:key>/tai/", proofs.download, name="proof_file"),
    path(f"{YEAR}/cau-hoi/", questions.listed, name="questions"),
    path(f"{YEAR}/cau-hoi/xuat/", questions.export, name="export_questions"),
    path(f"{YEAR}/cau-hoi/<int:pk>/", questions.one, name="question"),
    path(f"{YEAR}/chenh-lech/", differences.listed, name="differences"),
    path(f"{YEAR}/chenh-lech/<int:pk>/", differences.one, name="difference"),
    path(f"{YEAR}/binh-xet/", ranking.deliberation, name="deliberation"),
    path(f"{YEAR}/binh-xet/phieu/", ranking.votes, name="votes"),
    path(f"{YEAR}/binh-xet/phieu/<str:agency>/", ranking.vote, name="vote"),
    path(f"{YEAR}/binh-xet/trinh/", ranking.step, {"name": "trinh"}, name="present"),
    path(f"{YEAR}/binh-xet/chot/", ranking.step, {"name": "chot"}, name="finalise"),
    path(f"{YEAR}/binh-xet/mo-khoa/", ranking.step, {"name": "mo-khoa"}, name="unlock"),
    path(f"{YEAR}/binh-xet/trinh-lai/", ranking.step, {"name": "trinh-lai"}, name="recompute"),
    path(f"{YEAR}/ban-giao/", ranking.hand_over, name="hand_over"),
    path(f"{YEAR}/ban-giao/mo-lai/", ranking.reopen, name="reopen"),
]
