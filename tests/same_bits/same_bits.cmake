# Compiles kernels.cpp as users might, by each compiler that is there, and fails unless every build prints the same bits.
# -DSOURCE=kernels.cpp -DINCLUDE=include -DFOLDER=where the program goes.
file(MAKE_DIRECTORY ${FOLDER})
set(builds "-O0" "-O3" "-O3 -ffp-contract=fast -march=native")

foreach(compiler g++ clang++)
  find_program(path_of_${compiler} ${compiler})
  if(NOT path_of_${compiler})
    message(STATUS "${compiler} is not here: its builds are not compared")
    continue()
  endif()
  foreach(options IN LISTS builds)
    # clang told to fuse does so across functions, which is not supported.
    if(compiler STREQUAL "clang++")
      string(REPLACE "-ffp-contract=fast " "" options "${options}")
    endif()
    separate_arguments(arguments UNIX_COMMAND "${options}")
    execute_process(COMMAND ${path_of_${compiler}} -std=c++20 -pthread ${arguments} -I ${INCLUDE} ${SOURCE} -o ${FOLDER}/kernels
                    COMMAND_ERROR_IS_FATAL ANY)
    execute_process(COMMAND ${FOLDER}/kernels OUTPUT_VARIABLE bits OUTPUT_STRIP_TRAILING_WHITESPACE
                    COMMAND_ERROR_IS_FATAL ANY)
    message(STATUS "${bits}  ${compiler} ${options}")
    string(REPLACE " " ";" bits "${bits}")
    list(APPEND all_bits ${bits})
  endforeach()
endforeach()

list(REMOVE_DUPLICATES all_bits)
list(LENGTH all_bits different)
if(NOT different EQUAL 1)
  message(FATAL_ERROR "builds differ: ${all_bits}")
endif()
