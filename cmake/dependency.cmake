# milepost_dependency(PACKAGE DEBIAN_PACKAGE PURPOSE [CONFIG]): finds PACKAGE, or stops with the line that installs it.
macro(milepost_dependency package debian_package purpose)
  find_package(${package} QUIET ${ARGN})
  if(NOT ${package}_FOUND)
    message(FATAL_ERROR "milepost needs ${package} ${purpose}, and it was not found. "
                        "On Debian and Ubuntu this line installs it:\n  apt-get install ${debian_package}\n"
                        "Elsewhere, name its folder: -D${package}_ROOT=FOLDER")
  endif()
endmacro()
