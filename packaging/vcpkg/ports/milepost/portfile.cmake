# Builds from a checkout: MILEPOST_SOURCE names it. A registry puts vcpkg_from_github or vcpkg_from_git in its place.
if(NOT DEFINED ENV{MILEPOST_SOURCE} OR NOT EXISTS "$ENV{MILEPOST_SOURCE}/include/milepost/milepost.hpp")
  message(FATAL_ERROR "MILEPOST_SOURCE is '$ENV{MILEPOST_SOURCE}', which holds no include/milepost/milepost.hpp. "
                      "Set it to a checkout of milepost and keep it: --x-keep-env-vars or VCPKG_KEEP_ENV_VARS=MILEPOST_SOURCE")
endif()
file(TO_CMAKE_PATH "$ENV{MILEPOST_SOURCE}" SOURCE_PATH)

vcpkg_cmake_configure(
  SOURCE_PATH "${SOURCE_PATH}"
  OPTIONS -DMILEPOST_BUILD_TESTS=OFF -DMILEPOST_BUILD_EXAMPLES=OFF -DMILEPOST_INSTALL=ON)
vcpkg_cmake_install()
vcpkg_cmake_config_fixup(CONFIG_PATH lib/cmake/milepost)
vcpkg_fixup_pkgconfig()

file(REMOVE_RECURSE "${CURRENT_PACKAGES_DIR}/debug/include" "${CURRENT_PACKAGES_DIR}/debug/share")
file(INSTALL "${CMAKE_CURRENT_LIST_DIR}/usage" DESTINATION "${CURRENT_PACKAGES_DIR}/share/${PORT}")
vcpkg_install_copyright(FILE_LIST "${SOURCE_PATH}/LICENSE")
