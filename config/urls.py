"""Every address of the site, from its root."""

from allauth.account.decorators import secure_admin_login
from allauth.account.views import reauthenticate
from django.contrib import admin
from django.urls import include, path

from config import sessions, views

handler429 = sessions.too_many
handler500 = "config.troubles.trouble_page"

admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]  # one door for all

urlpatterns = [
    path("livez", views.livez, name="livez"),
    path("readyz", views.readyz, name="readyz"),
    # The names are those by which the account library knows them.
    path("login/", sessions.LogIn.as_view(), name="account_login"),
    path("logout/", sessions.LogOut.as_view(), name="account_logout"),
    path("password/", sessions.ChangePassword.as_view(), name="account_change_password"),
    path("password/confirm/", reauthenticate, name="account_reauthenticate"),
    path("session/", sessions.go_on, name="session"),
    path(
        "admin/logout/", sessions.LogOut.as_view()
    ),  # the admin's own would leave the mark of a session
    path("admin/", admin.site.urls),
    path("", include("agreements.urls")),
]
