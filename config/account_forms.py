"""Forms of the account library in our words."""

from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms


class PasskeyForm(AddWebAuthnForm):  # type: ignore[misc]  # allauth has no types
    """A new passkey: always one that lets in without a password, so that there is nothing to choose."""

    name = forms.CharField(label="Name of the passkey", max_length=60, required=False)
    passwordless = forms.BooleanField(initial=True, required=False, widget=forms.HiddenInput)


class AppForm(ActivateTOTPForm):  # type: ignore[misc]  # allauth has no types
    """The code that shows that the app has the secret."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = "Code"
        self.fields["code"].widget.attrs.pop("placeholder", None)  # it hides what is empty
