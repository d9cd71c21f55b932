# Functions that ./run and ./test share: Python, packages, Pango, database. Plain POSIX shell.

VAR="${COUNTERPART_VAR:-var}"

say() { printf '%s\n' "$*"; }
complain() { printf '%s\n' "$*" >&2; }

may_be_root() {
  [ "$(id -u)" = 0 ] && return 0
  command -v sudo >/dev/null 2>&1 || return 1
  sudo -n true 2>/dev/null || [ -t 0 ] # with a terminal, sudo may ask for the password
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

# apt_install PACKAGE...: on Debian and its children, as root or with sudo; else fails without a word.
apt_install() {
  command -v apt-get >/dev/null 2>&1 && may_be_root || return 1
  say "Installing $* ..."
  as_root apt-get update -qq >/dev/null &&
    as_root env DEBIAN_FRONTEND=noninteractive \
      apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

is_new_enough() {
  "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

find_python() {
  for candidate in python3 python3.13 python3.12 python3.11 python3.14; do
    if command -v "$candidate" >/dev/null 2>&1 && is_new_enough "$candidate"; then
      command -v "$candidate"
      return 0
    fi
  done
  return 1
}

# make_environment LOCK: .venv with exactly the packages of the lock file, checked by their hashes. The lock is whole,
# so nothing is resolved again: an older pip would look for the newest release of what a package asks for with an extra.
make_environment() {
  stamp=".venv/installed-$1"
  if [ -f "$stamp" ] && cmp -s "$1" "$stamp" && .venv/bin/python -c "" 2>/dev/null; then
    return 0
  fi
  if ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
    make_bare_environment
  fi
  say "Installing the Python packages of $1 ..."
  .venv/bin/python -m pip install -qq --disable-pip-version-check \
    --require-hashes --no-deps --only-binary=:all: -r "$1"
  cp "$1" "$stamp"
}

make_bare_environment() {
  if ! python=$(find_python); then
    apt_install python3 python3-venv || true
    if ! python=$(find_python); then
      complain "Counterpart needs Python 3.11 or newer. On Debian 12 or 13, as root:"
      complain "  apt-get update && apt-get install -y python3 python3-venv"
      exit 1
    fi
  fi
  if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    if ! apt_install "python$version-venv"; then
      complain "Python $version has no venv module here. On Debian, as root:"
      complain "  apt-get update && apt-get install -y python$version-venv"
      exit 1
    fi
  fi
  rm -rf .venv
  "$python" -m venv .venv
}

has_pango() {
  .venv/bin/python - <<'PYTHON' >/dev/null 2>&1
from ctypes import CDLL
for name in ("libpango-1.0.so.0", "libpangoft2-1.0.so.0", "libharfbuzz-subset.so.0"):
    CDLL(name)
PYTHON
}

# install_pango: what WeasyPrint draws letters with. Everything but the PDF works without.
install_pango() {
  if [ "$(uname)" = Darwin ]; then
    # WeasyPrint looks for bare names; the system forgets this variable at each new shell.
    DYLD_FALLBACK_LIBRARY_PATH="${DYLD_FALLBACK_LIBRARY_PATH:-/opt/homebrew/lib:/usr/local/lib}"
    export DYLD_FALLBACK_LIBRARY_PATH
    return 0
  fi
  [ -f .venv/pango ] && return 0
  if ! has_pango; then
    apt_install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 || true
  fi
  if has_pango; then
    touch .venv/pango
    return 0
  fi
  complain "Pango is missing, so agreements cannot be made into PDF. Install it, for example:"
  complain "  Debian, as root:  apt-get update && apt-get install -y libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
  complain "  Fedora, as root:  dnf install -y pango harfbuzz"
}

# What the database and the static files were last prepared from: code, shipped library, packages, and for whom.
fingerprint() {
  {
    cat requirements.lock
    printf '%s\n' "$COUNTERPART_ENV" "${COUNTERPART_HOSTS:-}" "${COUNTERPART_BIND:-}"
    find agreements clauses config templates static -type f ! -name '*.pyc' -exec cksum {} + | sort
  } | cksum
}

# prepare_database: migrations, the shipped library, demo people; skipped where nothing has changed.
prepare_database() {
  mkdir -p "$VAR"
  prepared="$(fingerprint) ${DATABASE_URL:-}"
  if [ -z "${DATABASE_URL:-}" ] && [ -f "$VAR/counterpart.sqlite3" ] &&
    [ -f "$VAR/people" ] && [ "$prepared" = "$(cat "$VAR/prepared" 2>/dev/null)" ]; then
    return 0
  fi
  say "Preparing the database ..."
  .venv/bin/python manage.py migrate --verbosity=0
  if [ "$COUNTERPART_ENV" = development ]; then
    .venv/bin/python manage.py create_demo_people >"$VAR/people.new"
    .venv/bin/python manage.py load_library --publish --approve
    mv "$VAR/people.new" "$VAR/people"
  else
    .venv/bin/python manage.py load_library --publish
  fi
  if [ "$COUNTERPART_ENV" = production ]; then
    .venv/bin/python manage.py collectstatic --noinput --verbosity=0
  fi
  printf '%s\n' "$prepared" >"$VAR/prepared"
}
