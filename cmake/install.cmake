# What an installed milepost consists of, and the package that find_package(milepost) reads.
include(CMakePackageConfigHelpers)
set(milepost_package_folder ${CMAKE_INSTALL_LIBDIR}/cmake/milepost)

# The component headers is what the Python wheel carries; the component library is the rest.
install(TARGETS milepost_headers EXPORT milepostHeaders FILE_SET HEADERS COMPONENT headers)
install(EXPORT milepostHeaders NAMESPACE milepost:: DESTINATION ${milepost_package_folder} COMPONENT headers)

if(MILEPOST_BUILD_LIBRARY)
  install(TARGETS milepost EXPORT milepostLibrary COMPONENT library)
  install(EXPORT milepostLibrary NAMESPACE milepost:: DESTINATION ${milepost_package_folder} COMPONENT library)
endif()

configure_package_config_file(
  cmake/milepostConfig.cmake.in milepostConfig.cmake INSTALL_DESTINATION ${milepost_package_folder}
  NO_SET_AND_CHECK_MACRO)
write_basic_package_version_file(milepostConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(
  FILES ${PROJECT_BINARY_DIR}/milepostConfig.cmake ${PROJECT_BINARY_DIR}/milepostConfigVersion.cmake
        cmake/FindLibYAML.cmake
  DESTINATION ${milepost_package_folder}
  COMPONENT headers)

# For those who build without CMake: pkg-config --cflags --libs milepost. The file finds its prefix from where it lies.
cmake_path(RELATIVE_PATH CMAKE_INSTALL_PREFIX BASE_DIRECTORY "${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig" OUTPUT_VARIABLE
           milepost_prefix_from_pc)
if(MILEPOST_BUILD_LIBRARY)
  set(milepost_pc_libs "-L\${libdir} -lmilepost -lyaml")
  set(milepost_pc_flags " -DMILEPOST_COMPILED")
endif()
configure_file(cmake/milepost.pc.in milepost.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/milepost.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig COMPONENT library)
