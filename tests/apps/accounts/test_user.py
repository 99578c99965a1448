"""The user model is our own from the first migration on."""

import pytest
from django.contrib.auth import get_user_model

from thidua.apps.accounts.models import User


@pytest.mark.django_db
def test_an_account_of_our_own_can_be_made():
    made = get_user_model().objects.create_user("thu-ky", password="mot-mat-khau-dai")
    assert type(made) is User
    assert made.check_password("mot-mat-khau-dai")
    assert not made.is_superuser
