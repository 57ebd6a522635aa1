"""The commands of `milepost`: a module each with add(commands), which gives it its parser and what it runs."""
