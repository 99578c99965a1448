from django.urls import include, path

from thidua.apps.reporting.box import urls as box
from thidua.apps.reporting.views import achieved, agency, calendar, entry, proofs

app_name = "reporting"
reports = [
    path("", calendar.periods, name="periods"),
    path("xuat/", calendar.export, name="export_board"),
    path("lich/", calendar.calendar, name="calendar"),
    path("<str:agency>/<str:period>/", entry.report, name="report"),
    path("<str:agency>/<str:period>/bat-dau/", entry.begin, name="begin"),
    path("<str:agency>/<str:period>/nhap/", entry.entry, name="entry"),
    path("<str:agency>/<str:period>/o/", entry.cell, name="cell"),
    path("<str:agency>/<str:period>/dan/", entry.paste, name="paste"),
    path("<str:agency>/<str:period>/viec/", entry.deed, name="deed"),
    path("<str:agency>/<str:period>/viec/<int:key>/bo/", entry.no_deed, name="no_deed"),
    path("<str:agency>/<str:period>/can-cu/<str:indicator>/", proofs.cite, name="cite"),
    path("<str:agency>/<str:period>/buoc/<str:name>/", entry.step, name="step"),
]
store = [
    path("tai/<int:key>/", proofs.download, name="download"),
    path("<str:agency>/", proofs.shelf, name="shelf"),
    path("<str:agency>/<int:key>/bo/", proofs.remove, name="remove_proof"),
]
kept_promises = [
    path("", achieved.overview, name="achieved"),
    path("xuat/", achieved.export, name="export_achieved"),
    path("<str:agency>/", achieved.agency, name="agency_achieved"),
]
urlpatterns = [
    path("<slug:bloc>/<int:year>/dang-ky-va-ket-qua/", include(kept_promises)),
    path("<slug:bloc>/<int:year>/don-vi/<str:agency>/", agency.agency, name="agency"),
    path("<slug:bloc>/<int:year>/bao-cao-ky/", include(reports)),
    path("<slug:bloc>/<int:year>/hop-nhan/", include(box.box)),
    path("xac-nhan-so-lieu/", include(box.leaders)),
    path("<slug:bloc>/<int:year>/kho-minh-chung/", include(store)),
]
