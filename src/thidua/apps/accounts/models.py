"""Who signs in. Roles hang on (person, organisation, year) and come with their own records."""

from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """An account; it is not a person of the register."""
