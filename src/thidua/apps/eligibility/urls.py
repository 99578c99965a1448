from django.urls import include, path

from thidua.apps.eligibility.views import files, law

app_name = "eligibility"
one_file = [
    path("", files.answers, name="answers"),
    path("<slug:code>/", files.letter, name="letter"),
]
urlpatterns = [
    path("so-luat/", law.rulebook, name="rulebook"),
    path("so-luat/nguyen-tac/", law.principles, name="principles"),
    path("so-luat/can-kiem-tra/", law.doubts, name="doubts"),
    path("so-luat/van-ban/<slug:code>/", law.document, name="document"),
    path("so-luat/<slug:code>/", law.award, name="award"),
    path("so-luat/<slug:code>/<slug:subject>/so-sanh/", law.compare, name="compare"),
    path("so-luat/<slug:code>/<slug:subject>/tinh-huong/", law.cases, name="cases"),
    path("<slug:bloc>/<int:year>/du-dieu-kien/", files.calendar, name="calendar"),
    path("<slug:bloc>/<int:year>/du-dieu-kien/<int:key>/", include(one_file)),
]
