"""Settings of the tests: those of a development machine, with quick passwords."""

import gc
import os

os.environ.setdefault("COUNTERPART_ENV", "development")

from config.settings import *  # noqa: F403  the environment must be set first

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # 200 log-ins, not security

# Libraries, documents and the solver's terms are hundreds of thousands of objects that all live long, and Python looks
# through them for cycles after each 700 that are made: a quarter of the time of a test, in every process.
gc.set_threshold(50_000, 20, 50)
