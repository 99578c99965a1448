from django.urls import include, path

from thidua.apps.movements.views import launching, pact, reading, registering

app_name = "movements"
movements = [
    path("", reading.movement_list, name="list"),
    path("moi/", launching.new, name="new"),
    path("nhu-nam-truoc/", launching.copy_last_year, name="copy_last_year"),
    path("<int:key>/", reading.movement, name="movement"),
    path("<int:key>/sua/", launching.edit, name="edit"),
    path("<int:key>/tra-loi/<str:agency>/", launching.answer, name="answer"),
    path("<int:key>/buoc/<str:name>/", launching.step, name="step"),
]
registrations = [
    path("", registering.overview, name="registrations"),
    path("<str:agency>/", registering.registration, name="registration"),
    path("<str:agency>/bat-dau/", registering.begin, name="begin_registration"),
    path("<str:agency>/viet/", registering.write, name="register"),
    path("<str:agency>/<int:number>/<str:name>/", registering.step, name="registration_step"),
]
the_pact = [
    path("", pact.pact, name="pact"),
    path("viet/", pact.write, name="write_pact"),
    path("ky/", pact.sign, name="sign_pact"),
    path("buoc/<str:name>/", pact.step, name="pact_step"),
]
urlpatterns = [
    path("<slug:bloc>/<int:year>/phong-trao/", include(movements)),
    path("<slug:bloc>/<int:year>/dang-ky/", include(registrations)),
    path("<slug:bloc>/<int:year>/giao-uoc/", include(the_pact)),
]
