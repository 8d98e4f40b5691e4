# Every warning is an error. missing-field-initializers makes a member without an initializer a
# required property: the compiler asks for it.
add_library(sagewatch_warnings INTERFACE)
file(RELATIVE_PATH from_build ${CMAKE_BINARY_DIR} ${CMAKE_SOURCE_DIR}/src)
string(REGEX REPLACE "src$" "" from_build ${from_build})
target_compile_options(
  sagewatch_warnings
  INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Wold-style-cast -Wnon-virtual-dtor
            -Werror -Werror=missing-field-initializers
            # GCC 12 sees an overlap in `"literal" + std::string` that is not there.
            # GCC 13 and 14 take a reference into a value that is passed on for one to a temporary;
            # GCC 12 does not know the warning, and ignores its name.
            # Clang takes the names of another file of a unity build for shadowed ones.
            $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict;-Wno-dangling-reference;-Wshadow>
            # The lines that constructs report must not depend on where the checkout lies. A compiler
            # cache may name files as seen from the build folder.
            -ffile-prefix-map=${CMAKE_SOURCE_DIR}/= -ffile-prefix-map=${from_build}=)

# The fuzzers are built beside the tests, of the same libraries.
if(SAGEWATCH_SANITIZE)
  add_compile_options(-fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all
                      -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
endif()
