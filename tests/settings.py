"""Settings of the tests: those of a development machine, with quick passwords."""

import os

os.environ.setdefault("COUNTERPART_ENV", "development")

from config.settings import *  # noqa: F403  the environment must be set first

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # 200 log-ins, not security
