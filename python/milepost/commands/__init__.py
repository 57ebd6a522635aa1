"""The sub-commands of milepost, one a module."""
