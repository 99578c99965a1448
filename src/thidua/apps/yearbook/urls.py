from django.urls import path

from thidua.apps.yearbook import views
from thidua.apps.yearbook.inspection import views as inspection
from thidua.apps.yearbook.pack import urls as pack

app_name = "yearbook"
urlpatterns = [
    path("<slug:bloc>/<int:year>/bao-cao/", views.report, name="report"),
    path("<slug:bloc>/<int:year>/bao-cao/so/<path:ref>/", views.figure, name="figure"),
    path("<slug:bloc>/<int:year>/bao-cao/tep/<str:name>", views.download, name="download"),
    path("<slug:bloc>/<int:year>/kiem-tra/", inspection.record, name="inspection"),
    path("<slug:bloc>/<int:year>/kiem-tra/tep/", inspection.download, name="inspection_file"),
    path(
        "<slug:bloc>/<int:year>/kiem-tra/<str:agency>/<str:item>/",
        inspection.choose,
        name="inspect",
    ),
    *pack.urlpatterns,
]
