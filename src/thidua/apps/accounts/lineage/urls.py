from django.urls import path

from thidua.apps.accounts.lineage.views import proposals, reading, writing

app_name = "lineage"
at = "<slug:bloc>/<int:year>/co-cau"
urlpatterns = [
    path(f"{at}/", reading.as_of, name="list"),
    path(f"{at}/xuat/", reading.export, name="export"),
    path(f"{at}/don-vi/<str:code>/", reading.agency, name="agency"),
    path(f"{at}/ghi/<slug:kind>/", writing.record, name="record"),
    path(f"{at}/su-kien/<int:key>/", reading.event, name="event"),
    path(f"{at}/su-kien/<int:key>/sua/", writing.correct, name="correct"),
    path(f"{at}/su-kien/<int:key>/rut/", writing.withdraw, name="withdraw"),
    path(f"{at}/de-xuat/", proposals.proposals, name="proposals"),
    path(f"{at}/de-xuat/<slug:code>/", proposals.confirm, name="confirm"),
    path(f"{at}/de-xuat/<slug:code>/gac/", proposals.dismiss, name="dismiss"),
]
