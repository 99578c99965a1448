from django.urls import path

from thidua.apps.yearbook.pack import proposal_views, views

HALL = "<slug:bloc>/<int:year>/hop/"
urlpatterns = [
    path(HALL, views.meetings, name="meetings"),
    path(f"{HALL}tep/<int:pk>/", views.download, name="paper"),
    path(f"{HALL}tep/<int:pk>/tai-len/", views.upload, name="upload"),
    path(f"{HALL}tep/<int:pk>/dung/", views.use, name="use"),
    path(f"{HALL}<slug:slug>/", views.meeting, name="meeting"),
    path(f"{HALL}<slug:slug>/lap/", views.make, name="make"),
    path(f"{HALL}<slug:slug>/ca-bo.zip", views.bundle, name="bundle"),
    path(f"{HALL}<slug:slug>/gui/", views.send, name="send"),
    path(f"{HALL}<slug:slug>/thong-tin/", views.details, name="details"),
    path(f"{HALL}<slug:slug>/de-nghi/", proposal_views.propose, name="propose"),
    path(f"{HALL}<slug:slug>/hinh-thuc/", proposal_views.awards, name="awards"),
]
