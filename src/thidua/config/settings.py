"""All settings; what differs between machines comes from the environment (`docs/reference`)."""

import os
from datetime import timedelta
from pathlib import Path

from environs import Env

from thidua.config.env import (
    LOCAL_HOSTS,
    BadSettings,
    database,
    day,
    flag,
    home_folder,
    secret_key,
)

PACKAGE = Path(__file__).parent.parent
env = Env()

THIDUA_HOME = home_folder(os.environ.get("THIDUA_HOME", "var"))
DEMO = flag(env, "THIDUA_DEMO")
DEBUG = flag(env, "THIDUA_DEBUG")
LOCAL_PORT = os.environ.get("THIDUA_PORT", "8000")  # `serve` sets it for its worker too
HOSTS = [host.strip() for host in os.environ.get("THIDUA_HOSTS", "").split(",") if host.strip()]
LOCAL = not set(HOSTS) - set(LOCAL_HOSTS)
if DEMO and not LOCAL:
    raise BadSettings("demo_is_local", name="THIDUA_HOSTS")
if DEBUG and not LOCAL:
    raise BadSettings("debug_is_local", name="THIDUA_DEBUG")

# The day on which the demonstration stands; nowhere else does a clock but the machine's count.
DEMO_DAY = day("THIDUA_TODAY") if DEMO else None

ALLOWED_HOSTS = HOSTS or LOCAL_HOSTS
SECRET_KEY = secret_key(THIDUA_HOME, local=LOCAL)
CSRF_TRUSTED_ORIGINS = [] if LOCAL else [f"https://{host}" for host in HOSTS]

INSTALLED_APPS = [
    # Ours first: their templates hold before those of the packages below.
    "thidua.apps.common",
    "thidua.apps.organisations",
    "thidua.apps.accounts",
    "thidua.apps.documents",
    "thidua.apps.people",
    "thidua.apps.movements",
    "thidua.apps.reporting",
    "thidua.apps.assessment",
    "thidua.apps.eligibility",
    "thidua.apps.yearbook",
    "thidua.apps.desk",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "auditlog",
    "axes",
    "django.contrib.humanize",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "template_partials",
]
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",  # first: counts and locks
    "allauth.account.auth_backends.AuthenticationBackend",
]

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
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "thidua.apps.accounts.sessions.end_when_old",
    "thidua.apps.accounts.web.actor_middleware",
    "thidua.apps.accounts.proof.forget_between",
    "thidua.apps.accounts.web.duties_first",
    "auditlog.middleware.AuditlogMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "thidua.apps.accounts.web.Refusals",
    "axes.middleware.AxesMiddleware",  # last, as its authors ask
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
                "thidua.apps.accounts.context.actor",
            ],
        },
    },
]

DATABASES = {"default": database(THIDUA_HOME)}
CACHES = {
    # Counted attempts and codes that were used hold for every process and outlive a restart.
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "common_remembered",
        "OPTIONS": {"MAX_ENTRIES": 100_000},  # a count thrown away is an attempt given back
    },
    "process": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
}  # fmt: skip
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
FILE_UPLOAD_HANDLERS = ["thidua.apps.common.incoming.IncomingUpload"]  # beside where they stay
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

PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "thidua.apps.accounts.factors.LengthByFactor"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk:home"
ACCOUNT_ADAPTER = "thidua.apps.accounts.factors.Adapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 600
ACCOUNT_CHANGE_EMAIL = False
# Approving is signing: who proved longer ago who they are is asked once more.
SIGNING_PROOF = timedelta(minutes=15)
# Wrong codes of a second factor; wrong passwords are counted by axes, in the database.
ACCOUNT_RATE_LIMITS = {"login_failed": "5/15m/key"}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = LOCAL
MFA_TOTP_ISSUER = "Thi Dua"
USERSESSIONS_TRACK_ACTIVITY = False

# Five failures lock the account, and the address, for a quarter of an hour.
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = ["username", "ip_address"]
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_TEMPLATE = "accounts/locked.html"
AXES_HTTP_RESPONSE_CODE = 429
AXES_VERBOSE = False
AXES_IPWARE_PROXY_COUNT = 0 if LOCAL else 1

SESSION_IDLE, SESSION_LONGEST = timedelta(minutes=30), timedelta(hours=12)
SESSION_COOKIE_AGE = int(SESSION_LONGEST.total_seconds())
SESSION_EXPIRE_AT_BROWSER_CLOSE = True

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
EMAIL_BACKEND = os.environ.get(
    "THIDUA_EMAIL_BACKEND", "django.core.mail.backends.console.EmailBackend"
)
DEFAULT_FROM_EMAIL = os.environ.get("THIDUA_EMAIL_FROM", "thi-dua@localhost")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
