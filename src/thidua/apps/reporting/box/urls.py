"""Addresses of the box; they live in the name space of `reporting`."""

from django.urls import path

from thidua.apps.reporting.box.views import confirming, files, leader

box = [
    path("", files.box, name="box"),
    path("<int:key>/", files.file, name="box_file"),
    path("<int:key>/tep/", files.original, name="box_original"),
    path("<int:key>/muc/<int:row>/", files.decide, name="box_decide"),
    path("<int:key>/nhap-thay/", files.enter, name="box_enter"),
    path("<int:key>/bo-ra/", files.aside, name="box_aside"),
    path("xac-nhan/<int:key>/", confirming.confirmation, name="box_confirmation"),
    path("xac-nhan/<int:key>/thu-hoi/<int:row>/", confirming.withdraw, name="box_withdraw"),
    path("xac-nhan/<int:key>/van-ban/", confirming.paper, name="box_paper"),
    path("van-ban-da-ky/<int:row>/", confirming.scan, name="box_scan"),
]
leaders = [path("<str:token>/", leader.answer, name="confirm")]
