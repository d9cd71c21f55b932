"""Every address of the site, from its root."""

from django.contrib import admin
from django.urls import include, path

from config import sessions, views

handler500 = "config.troubles.trouble_page"

urlpatterns = [
    path("livez", views.livez, name="livez"),
    path("readyz", views.readyz, name="readyz"),
    path("login/", sessions.LogIn.as_view(), name="login"),
    path("logout/", sessions.LogOut.as_view(), name="logout"),
    path("session/", sessions.go_on, name="session"),
    path(
        "admin/logout/", sessions.LogOut.as_view()
    ),  # the admin's own would leave the mark of a session
    path("admin/", admin.site.urls),
    path("", include("agreements.urls")),
]
