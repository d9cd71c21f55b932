"""How gunicorn serves Counterpart, the same on a laptop and in a container."""

import os

bind = f"{os.environ.get('COUNTERPART_BIND', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"
wsgi_app = "config.wsgi"
worker_class = "config.buffering.BufferingWorker"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = 4
timeout = 120
graceful_timeout = 30
max_requests = 2000  # a worker that has drawn many pages gives its memory back
max_requests_jitter = 200
control_socket_disable = True
