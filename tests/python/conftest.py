"""Settings of every Python test."""

from hypothesis import settings

# The same examples every time, and no test that times.
settings.register_profile("steady", derandomize=True, deadline=None, print_blob=True)
settings.load_profile("steady")
