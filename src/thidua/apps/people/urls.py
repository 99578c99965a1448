from django.urls import URLPattern, URLResolver, include, path

from thidua.apps.people.views import doubles, files, importing, lines, lists, reading

app_name = "people"
one_file = [
    path("", reading.file, name="file"),
    path("sua/", files.correct, name="correct"),
    path("chuyen/", files.move, name="move"),
    path("bo/", files.remove, name="remove"),
    path("tach/", doubles.part, name="part"),
    path("<slug:kind>/them/", lines.add, name="add_line"),
    path("<slug:kind>/<int:row>/", lines.correct, name="correct_line"),
    path("<slug:kind>/<int:row>/bo/", lines.remove, name="remove_line"),
]
room: list[URLPattern | URLResolver] = [
    path("", reading.persons, name="list"),
    path("moi/", files.new_person, name="new_person"),
    path("tap-the/", reading.collectives, name="collectives"),
    path("tap-the/moi/", files.new_collective, name="new_collective"),
    path("danh-sach-du/", lists.complete, name="lists"),
    path("danh-sach-du/<str:agency>/<int:row>/rut/", lists.withdraw, name="withdraw"),
    path("trung/", doubles.doubles, name="doubles"),
    path("trung/gop/", doubles.merge, name="merge"),
    path("nhap/", importing.imports_page, name="imports"),
    path("nhap/mau/<str:agency>/", importing.template, name="template"),
    path("nhap/<int:key>/", importing.preview, name="import"),
    path("nhap/<int:key>/bo/", importing.drop, name="drop_import"),
    path("ho-so/<int:key>/", include(one_file)),
]
urlpatterns = [path("<slug:bloc>/<int:year>/con-nguoi/", include(room))]
