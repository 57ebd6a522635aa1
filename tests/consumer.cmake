# Installs milepost into a folder of the build and builds tests/consumer against that, as a user would.
set(prefix ${CMAKE_CURRENT_BINARY_DIR}/consumer/prefix)

add_test(NAME consumer_clear COMMAND ${CMAKE_COMMAND} -E rm -rf ${prefix})
add_test(NAME consumer_install COMMAND ${CMAKE_COMMAND} --install ${PROJECT_BINARY_DIR} --config $<CONFIG>
                                       --prefix ${prefix})
add_test(
  NAME consumer
  COMMAND
    ${CMAKE_CTEST_COMMAND} --build-and-test ${CMAKE_CURRENT_SOURCE_DIR}/consumer
    ${CMAKE_CURRENT_BINARY_DIR}/consumer/build --build-generator ${CMAKE_GENERATOR} --build-noclean
    --build-options -DCMAKE_PREFIX_PATH=${prefix} -DCMAKE_CXX_COMPILER=${CMAKE_CXX_COMPILER}
    -DCMAKE_BUILD_TYPE=$<CONFIG> --test-command ${CMAKE_CTEST_COMMAND} --output-on-failure)
set_tests_properties(consumer_clear PROPERTIES LABELS consumer FIXTURES_SETUP cleared)
set_tests_properties(consumer_install PROPERTIES LABELS consumer FIXTURES_REQUIRED cleared FIXTURES_SETUP installed)
set_tests_properties(consumer PROPERTIES LABELS consumer FIXTURES_REQUIRED installed)

# The same program by pkg-config and one compiler call.
add_test(
  NAME consumer_pkg_config
  COMMAND ${CMAKE_COMMAND} -DPREFIX=${prefix} -DLIBDIR=${CMAKE_INSTALL_LIBDIR} -DCOMPILER=${CMAKE_CXX_COMPILER}
          -DSOURCE=${CMAKE_CURRENT_SOURCE_DIR}/consumer/verdict.cpp -DPROGRAM=${CMAKE_CURRENT_BINARY_DIR}/consumer/by_pkg_config
          -P ${CMAKE_CURRENT_SOURCE_DIR}/consumer/pkg_config.cmake)
set_tests_properties(consumer_pkg_config PROPERTIES LABELS consumer FIXTURES_REQUIRED installed)

# Inside another project: headers by add_subdirectory, with nothing of milepost's own built or installed.
add_test(
  NAME consumer_subdirectory
  COMMAND
    ${CMAKE_CTEST_COMMAND} --build-and-test ${CMAKE_CURRENT_SOURCE_DIR}/consumer/embedded
    ${CMAKE_CURRENT_BINARY_DIR}/consumer/embedded --build-generator ${CMAKE_GENERATOR} --build-noclean
    --build-target headers_only --build-options -DMILEPOST_SOURCE=${PROJECT_SOURCE_DIR} -DCMAKE_CXX_COMPILER=${CMAKE_CXX_COMPILER} -DCMAKE_BUILD_TYPE=$<CONFIG>
    --test-command ${CMAKE_CTEST_COMMAND} --output-on-failure)
set_tests_properties(consumer_subdirectory PROPERTIES LABELS consumer)
