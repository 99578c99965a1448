"""The settings of the tests: the real ones, with a home of their own."""

import atexit
import os
import shutil
import tempfile

_home = tempfile.mkdtemp(prefix="thidua-test-")
atexit.register(shutil.rmtree, _home, ignore_errors=True)
os.environ["THIDUA_HOME"] = _home
for _name in ("THIDUA_DEMO", "THIDUA_DEBUG", "THIDUA_HOSTS", "THIDUA_TODAY"):
    os.environ.pop(_name, None)

from thidua.config.settings import *  # noqa: E402, F403 - the environment above comes first

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # quick, for tests only
