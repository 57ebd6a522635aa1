# Every examples/NN_name.cpp becomes a program, and ctest compares what it prints with examples/NN_name.txt.
file(GLOB milepost_examples CONFIGURE_DEPENDS examples/*.cpp)
foreach(source IN LISTS milepost_examples)
  cmake_path(GET source STEM name)
  add_executable(example_${name} ${source})
  target_link_libraries(example_${name} PRIVATE milepost::milepost)
  target_compile_options(example_${name} PRIVATE $<$<CONFIG:Release>:-O1>) # as tests are: for a short wait
  add_test(
    NAME example_${name}
    COMMAND ${CMAKE_COMMAND} -DPROGRAM=$<TARGET_FILE:example_${name}> -DEXPECTED=examples/${name}.txt
            -DPRINTED=${PROJECT_BINARY_DIR}/example_${name}.txt -P ${PROJECT_SOURCE_DIR}/cmake/compare_output.cmake
    WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
  set_tests_properties(example_${name} PROPERTIES LABELS example)
endforeach()
