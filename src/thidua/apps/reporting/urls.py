from django.urls import path

from thidua.apps.reporting import views

app_name = "reporting"
urlpatterns = [path("<slug:bloc>/<int:year>/don-vi/<str:agency>/", views.agency, name="agency")]
