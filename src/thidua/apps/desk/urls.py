from django.urls import path

from thidua.apps.desk import views

app_name = "desk"
urlpatterns = [
    path("", views.home, name="home"),
    path("<slug:bloc>/<int:year>/", views.dashboard, name="dashboard"),
    path("<slug:bloc>/<int:year>/don-vi/", views.agencies, name="agencies"),
    path("<slug:bloc>/<int:year>/van-ban/", views.papers, name="papers"),
    path("<slug:bloc>/<int:year>/van-ban/<int:key>/", views.document, name="document"),
    path("<slug:bloc>/<int:year>/minh-chung/<int:key>/", views.evidence, name="evidence"),
    path("<slug:bloc>/<int:year>/nguon/<slug:code>/", views.source, name="source"),
]
