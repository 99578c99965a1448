from allauth.account import views as account
from django.urls import include, path

from thidua.apps.accounts import views
from thidua.apps.accounts.views import profile, sending, standing

# allauth's views under their own names; sign-up and reset by mail are not offered.
signing_in = [
    path("dang-nhap/", views.sign_in, name="account_login"),
    path("dang-xuat/", account.logout, name="account_logout"),
    path("khong-hoat-dong/", account.account_inactive, name="account_inactive"),
    path("xac-nhan/", account.reauthenticate, name="account_reauthenticate"),
    path("mat-khau/", account.password_change, name="account_change_password"),
    path("phien/", include("allauth.usersessions.urls")),
    path("hai-lop/", include("allauth.mfa.urls")),
]
own = [
    path("loi-moi/<str:key>/<str:token>/", views.invitation, name="invitation"),
    path("ho-so/", profile.profile, name="profile"),
    path("gui-tiep/", sending.send_on, name="send_on"),
    path("quyen/", views.rights, name="rights"),
    path("nguoi-dung/", views.people, name="people"),
    path("nguoi-dung/moi/", views.new_person, name="new_person"),
    path("nguoi-dung/<int:pk>/", views.person, name="person"),
    path("nguoi-dung/<int:pk>/vai-tro/", views.grant, name="grant"),
    path("nguoi-dung/<int:pk>/vai-tro/<int:grant>/thoi/", views.end, name="end_grant"),
    path("nguoi-dung/<int:pk>/moi-lai/", views.reset, name="reset"),
    path("nguoi-dung/<int:pk>/khoa/", views.switch, name="switch"),
]
stand_ins = [
    path("", standing.own, name="own"),
    path("<str:agency>/", standing.agency, name="agency"),
    path("<str:agency>/<int:key>/thoi/", standing.end, name="end"),
]
urlpatterns = [
    path("tai-khoan/", include(signing_in)),
    path("tai-khoan/", include((own, "accounts"))),
    path("<slug:bloc>/<int:year>/thay-mat/", include((stand_ins, "stand_ins"))),
]
