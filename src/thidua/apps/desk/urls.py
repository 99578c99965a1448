from django.urls import path

from thidua.apps.desk.views import board, finding, inbox, practising, signing, upkeep, year

app_name = "desk"
own = "viec-cua-toi"
at = "<slug:bloc>/<int:year>"
urlpatterns = [
    path("", year.home, name="home"),
    path("nam/", year.years, name="years"),
    path("tim/", finding.search, name="search"),
    path("tro-giup/", finding.help_page, name="help"),
    path("thu/", practising.practice, name="practice"),
    path("thu/bat-dau/", practising.begin, name="begin_practice"),
    path("thu/thoat/", practising.leave, name="leave_practice"),
    path("thu/lam-lai/", practising.anew, name="practice_anew"),
    path("thu/lanh-dao/", practising.leader, name="practice_leader"),
    path("thu-gui/", upkeep.post, name="post"),
    path("thu-gui/<int:pk>/gui-lai/", upkeep.send_again, name="send_again"),
    path(f"{own}/", inbox.my_work, name="my_work"),
    path(f"{own}/hoan/", inbox.put_off, name="put_off"),
    path(f"{own}/buoc-dau/", inbox.first_steps, name="first_steps"),
    path(f"{own}/cai-dat/", inbox.setting, name="settings"),
    path(f"{own}/thong-bao/xong/", inbox.done_all, name="done_all"),
    path(f"{own}/thong-bao/<int:pk>/xong/", inbox.done, name="done"),
    path(f"{own}/thong-bao/<int:pk>/xong-cung-loai/", inbox.done_thread, name="done_thread"),
    path(f"{own}/thong-bao/<int:pk>/lai/", inbox.back, name="back"),
    path(f"{own}/thong-bao/<int:pk>/hoan/", inbox.snooze, name="snooze"),
    path(f"{at}/", year.dashboard, name="dashboard"),
    path(f"{at}/theo-doi/", board.board, name="board"),
    path(f"{at}/theo-doi/xem-truoc/", board.preview, name="remind_preview"),
    path(f"{at}/theo-doi/nhac/", board.remind, name="remind"),
    path(f"{at}/theo-doi/da-nhac/", board.reminded, name="reminded"),
    path(f"{at}/lich-su/<slug:machine>/<int:subject>/", upkeep.history, name="history"),
    path(f"{at}/phieu-nhan/<str:code>/", signing.receipt, name="receipt"),
    path(f"{at}/ban-ky/<slug:machine>/<int:subject>/", signing.sheet, name="sheet"),
    path(f"{at}/ban-ky/tai/<int:key>/tep/", signing.scan, name="scan"),
    path(f"{at}/don-vi/", year.agencies, name="agencies"),
    path(f"{at}/van-ban/", year.papers, name="papers"),
    path(f"{at}/van-ban/<int:key>/", year.document, name="document"),
    path(f"{at}/minh-chung/<int:key>/", year.evidence, name="evidence"),
    path(f"{at}/nguon/<slug:code>/", year.source, name="source"),
]
