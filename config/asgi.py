"""The ASGI entry point for a web server."""

import os
from importlib import import_module

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

application = get_asgi_application()
start = import_module("config.start")  # has models, which are ready only now
start.refuse_an_unsafe_start()
start.make_ready()
