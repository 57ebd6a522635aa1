# Every benchmarks/name.cpp becomes a program that answers one question; none is a test.
file(GLOB milepost_benchmarks CONFIGURE_DEPENDS benchmarks/*.cpp)
foreach(source IN LISTS milepost_benchmarks)
  cmake_path(GET source STEM name)
  add_executable(benchmark_${name} ${source})
  target_link_libraries(benchmark_${name} PRIVATE milepost::milepost)
endforeach()
