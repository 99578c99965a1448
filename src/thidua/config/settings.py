"""All settings; what differs between machines comes from the environment (`docs/reference`)."""

import os
from pathlib import Path

from environs import Env

from thidua.config.env import (
    LOCAL_HOSTS,
    BadSettings,
    database,
    flag,
    home_folder,
    secret_key,
)

PACKAGE = Path(__file__).parent.parent
env = Env()

THIDUA_HOME = home_folder(os.environ.get("THIDUA_HOME", "var"))
DEMO = flag(env, "THIDUA_DEMO")
DEBUG = flag(env, "THIDUA_DEBUG")
HOSTS = [host.strip() for host in os.environ.get("THIDUA_HOSTS", "").split(",") if host.strip()]
LOCAL = not set(HOSTS) - set(LOCAL_HOSTS)
if DEMO and not LOCAL:
    raise BadSettings("demo_is_local", name="THIDUA_HOSTS")
if DEBUG and not LOCAL:
    raise BadSettings("debug_is_local", name="THIDUA_DEBUG")

ALLOWED_HOSTS = HOSTS or LOCAL_HOSTS
SECRET_KEY = secret_key(THIDUA_HOME, local=LOCAL)
CSRF_TRUSTED_ORIGINS = [] if LOCAL else [f"https://{host}" for host in HOSTS]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "template_partials",
    "thidua.apps.common",
    "thidua.apps.organisations",
    "thidua.apps.accounts",
    "thidua.apps.documents",
    "thidua.apps.movements",
    "thidua.apps.reporting",
    "thidua.apps.assessment",
    "thidua.apps.yearbook",
    "thidua.apps.desk",
]
AUTH_USER_MODEL = "accounts.User"

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "thidua.apps.common.middleware.this_machine_only",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "thidua.apps.common.middleware.content_security_policy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "thidua.apps.common.middleware.chosen_language",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
ROOT_URLCONF = "thidua.config.urls"
WSGI_APPLICATION = "thidua.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
                "thidua.apps.common.context.demo",
            ],
        },
    },
]

DATABASES = {"default": database(THIDUA_HOME)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_HTTPONLY = True
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = THIDUA_HOME / "static"  # made by the desk app; WhiteNoise warns where it is missing
MEDIA_ROOT = THIDUA_HOME / "files"
# Files are served from where the package holds them: no step between install and first page.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG

# Another machine is reached through HTTPS only; the proxy in front says so in this header.
if not LOCAL:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 31_536_000
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = True
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("MinimumLengthValidator", "CommonPasswordValidator", "NumericPasswordValidator")
]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
