"""Django settings. Everything that differs between installations comes from the environment; nothing is secret here."""

import os
from pathlib import Path

from welltogether.config.secrets_file import secret_key_of

PACKAGE = Path(__file__).resolve().parents[1]
WORKSPACE = Path(os.environ.get("WELLTOGETHER_WORKSPACE", "workspace"))
DEBUG = os.environ.get("WELLTOGETHER_DEBUG") == "1"
SECRET_KEY = secret_key_of(WORKSPACE)
ALLOWED_HOSTS = os.environ.get("WELLTOGETHER_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
BEHIND_TLS = os.environ.get("WELLTOGETHER_TLS") == "1"

INSTALLED_APPS = ["django.contrib.staticfiles"]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "welltogether.web.shared.headers.SecurityHeaders",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "welltogether.web.shared.answers.PlainAnswers",
]
ROOT_URLCONF = "welltogether.config.urls"
WSGI_APPLICATION = "welltogether.config.wsgi.application"
DATABASES: dict[str, dict[str, str]] = {}
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [PACKAGE / "web" / area / "templates" for area in ("shared", "place", "library")],
        "OPTIONS": {"environment": "welltogether.web.shared.templating.environment"},
    }
]
STATIC_URL = "/static/"
STATICFILES_DIRS = [PACKAGE / "web" / "static"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
APPEND_SLASH = True

X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = BEHIND_TLS
SECURE_HSTS_SECONDS = 31_536_000 if BEHIND_TLS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = BEHIND_TLS
SECURE_HSTS_PRELOAD = BEHIND_TLS

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
