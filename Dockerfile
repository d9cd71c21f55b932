# One image for the web process and the worker (`python manage.py work`); settings come from the environment (docs/operations.md).
FROM python:3.13-slim-trixie

RUN apt-get update \
    && apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
    && rm -rf /var/lib/apt/lists/*

WORKDIR /app
COPY requirements.lock .
RUN pip install --no-cache-dir --require-hashes --no-deps --only-binary=:all: -r requirements.lock

RUN useradd --system --no-create-home counterpart && mkdir -p /data && chown counterpart /data
COPY manage.py ./
COPY config config
COPY clauses clauses
COPY agreements agreements
COPY templates templates
COPY static static

ENV COUNTERPART_BIND=0.0.0.0 COUNTERPART_VAR=/data PYTHONUNBUFFERED=1
USER counterpart
VOLUME /data
EXPOSE 8000
# The command makes the database current before it serves: safe to repeat, and one line to override.
CMD ["sh", "-c", "python manage.py collectstatic --noinput --verbosity=0 && python manage.py migrate --noinput && python manage.py load_library --publish && python manage.py check_start && exec gunicorn --config config/gunicorn.py"]
