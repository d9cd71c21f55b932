"""Every address of the site, from its root."""

from allauth.account import views as accounts
from allauth.account.decorators import secure_admin_login
from allauth.mfa.base import views as factors
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as apps
from allauth.mfa.webauthn import views as keys
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path
from django.views.generic import RedirectView

from config import sessions, views
from config.account_admin import SecondFactorAdmin

handler429 = sessions.too_many
handler500 = "config.troubles.trouble_page"

admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]  # one door for all
# Their own pages let administrators write by hand what only the program writes.
admin.site.unregister([Authenticator, UserSession])
admin.site.register(Authenticator, SecondFactorAdmin)

# The names are those by which the account library knows them.
ACCOUNT: list[URLPattern | URLResolver] = [
    path("", factors.index, name="mfa_index"),
    path("password/", sessions.ChangePassword.as_view(), name="account_change_password"),
    path("confirm/", accounts.reauthenticate, name="account_reauthenticate"),
    path("confirm/code/", factors.reauthenticate, name="mfa_reauthenticate"),
    path("confirm/passkey/", keys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("app/", apps.activate_totp, name="mfa_activate_totp"),
    path("app/remove/", apps.deactivate_totp, name="mfa_deactivate_totp"),
    path("codes/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("codes/new/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("codes.txt", codes.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("passkeys/", RedirectView.as_view(pattern_name="mfa_index"), name="mfa_list_webauthn"),
    path("passkeys/new/", keys.add_webauthn, name="mfa_add_webauthn"),
    path("passkeys/<int:pk>/remove/", keys.remove_webauthn, name="mfa_remove_webauthn"),
    path("sessions/", sessions.Browsers.as_view(), name="usersessions_list"),
]
FORGOTTEN: list[URLPattern | URLResolver] = [
    path("", accounts.password_reset, name="account_reset_password"),
    path("sent/", accounts.password_reset_done, name="account_reset_password_done"),
    path(
        "<str:uidb36>/<str:key>/",
        accounts.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "done/", accounts.password_reset_from_key_done, name="account_reset_password_from_key_done"
    ),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("livez", views.livez, name="livez"),
    path("readyz", views.readyz, name="readyz"),
    path("login/", sessions.LogIn.as_view(), name="account_login"),
    path("login/code/", factors.authenticate, name="mfa_authenticate"),
    path("login/passkey/", keys.login_webauthn, name="mfa_login_webauthn"),
    path("logout/", sessions.LogOut.as_view(), name="account_logout"),
    path("account/", include(ACCOUNT)),
    path("session/", sessions.go_on, name="session"),
    path(
        "admin/logout/", sessions.LogOut.as_view()
    ),  # the admin's own would leave the mark of a session
    path("admin/", admin.site.urls),
    path("", include("agreements.urls")),
]
if settings.SENDS_EMAIL:
    urlpatterns.append(path("forgotten/", include(FORGOTTEN)))
