# Makes files of templates/ part of the binary: sagewatch_embed(TARGET FILE...) gives TARGET a
# header embedded.hpp with one std::string_view a file; src/embed/main.cpp says how they are named.
# The target embedded makes all of these headers, for tools that read the code without a build.
add_custom_target(embedded)

function(sagewatch_embed target)
  list(TRANSFORM ARGN PREPEND ${CMAKE_SOURCE_DIR}/templates/ OUTPUT_VARIABLE files)
  set(folder ${CMAKE_BINARY_DIR}/embedded/${target})
  file(MAKE_DIRECTORY ${folder})
  add_custom_command(
    OUTPUT ${folder}/embedded.hpp
    COMMAND sagewatch_embed ${files} >${folder}/embedded.hpp
    DEPENDS sagewatch_embed ${files})
  add_custom_target(${target}_embedded DEPENDS ${folder}/embedded.hpp)
  add_dependencies(embedded ${target}_embedded)
  add_dependencies(${target} ${target}_embedded)
  target_sources(${target} PRIVATE ${folder}/embedded.hpp)
  target_include_directories(${target} PRIVATE ${folder})
endfunction()
