// The version of milepost: three numbers, read from here by CMake and by the Python package.
#pragma once

#include <string_view>

#define MILEPOST_VERSION_MAJOR 0
#define MILEPOST_VERSION_MINOR 1
#define MILEPOST_VERSION_PATCH 0

#define MILEPOST_TEXT(number) #number
#define MILEPOST_DOTTED(major, minor, patch) MILEPOST_TEXT(major) "." MILEPOST_TEXT(minor) "." MILEPOST_TEXT(patch)

namespace milepost {

/// Major, minor and patch, joined by dots.
inline constexpr std::string_view version =
    MILEPOST_DOTTED(MILEPOST_VERSION_MAJOR, MILEPOST_VERSION_MINOR, MILEPOST_VERSION_PATCH);

}  // namespace milepost

#undef MILEPOST_DOTTED
#undef MILEPOST_TEXT
