from django.urls import path

from thidua.apps.movements import views

app_name = "movements"
urlpatterns = [
    path("<slug:bloc>/<int:year>/phong-trao/", views.movement_list, name="list"),
    path("<slug:bloc>/<int:year>/phong-trao/<int:key>/", views.movement, name="movement"),
]
