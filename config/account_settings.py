"""Settings of the account library: how one logs in, what is limited, which second factors there are."""

LOG_IN_WAIT = 5 * 60  # seconds
# Seconds after a log-in in which an agreement is finished and an edition approved without asking again who it is.
CONFIRMED_FOR = 30 * 60

ACCOUNT_ADAPTER = "config.accounts.Accounts"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]  # for its checks; nobody signs up
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = True  # as long as SESSION_COOKIE_AGE; no question about it
ACCOUNT_RATE_LIMITS = {
    "login": "60/m/ip",
    "verify": "20/m/ip",
    # By name and address together: nobody locks a colleague out from elsewhere.
    "login_failed": f"20/m/ip,5/{LOG_IN_WAIT}s/key",
}
MFA_ADAPTER = "config.accounts.SecondFactors"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_FORMS = {
    "activate_totp": "config.account_forms.AppForm",
    "add_webauthn": "config.account_forms.PasskeyForm",
}
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Counterpart"
MFA_ALLOW_UNVERIFIED_EMAIL = True  # administrators type the addresses
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # to an address that nobody has, nothing is sent
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
