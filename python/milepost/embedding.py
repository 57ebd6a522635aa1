"""For C++ projects: where the headers and the CMake package lie that came with this package."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def get_include() -> str:
    """The folder of the C++ headers, for a compiler's -I: `#include <milepost/milepost.hpp>`."""
    return str(_PACKAGE / "include")


def get_cmake_dir() -> str:
    """The folder of the CMake package, for -Dmilepost_ROOT: `find_package(milepost COMPONENTS headers)`.

    It gives the target milepost::headers; the compiled library is not in a wheel.
    """
    return str(_PACKAGE / "lib" / "cmake" / "milepost")
