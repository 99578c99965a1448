from django.urls import path

from thidua.apps.assessment import views

app_name = "assessment"
urlpatterns = [
    path("<slug:bloc>/<int:year>/xep-hang/", views.scoreboard, name="scoreboard"),
    path("<slug:bloc>/<int:year>/thang-diem/", views.scheme, name="scheme"),
    path("<slug:bloc>/<int:year>/phieu-diem/<str:agency>/", views.scorecard, name="scorecard"),
    path("<slug:bloc>/<int:year>/phieu-diem/<str:agency>/<str:item>/", views.line, name="line"),
]
