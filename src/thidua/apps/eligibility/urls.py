from django.urls import path

from thidua.apps.eligibility import views

app_name = "eligibility"
urlpatterns = [
    path("so-luat/", views.rulebook, name="rulebook"),
    path("so-luat/nguyen-tac/", views.principles, name="principles"),
    path("so-luat/can-kiem-tra/", views.doubts, name="doubts"),
    path("so-luat/van-ban/<slug:code>/", views.document, name="document"),
    path("so-luat/<slug:code>/", views.award, name="award"),
    path("so-luat/<slug:code>/<slug:subject>/so-sanh/", views.compare, name="compare"),
    path("so-luat/<slug:code>/<slug:subject>/tinh-huong/", views.cases, name="cases"),
]
