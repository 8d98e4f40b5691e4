# Makes files of templates/ part of the binary: sagewatch_embed(TARGET FILE...) gives TARGET a
# header embedded.hpp with one std::string_view a file; src/embed/main.cpp says how they are named.
function(sagewatch_embed target)
  list(TRANSFORM ARGN PREPEND ${CMAKE_SOURCE_DIR}/templates/ OUTPUT_VARIABLE files)
  set(folder ${CMAKE_BINARY_DIR}/embedded/${target})
  file(MAKE_DIRECTORY ${folder})
  add_custom_command(
    OUTPUT ${folder}/embedded.hpp
    COMMAND sagewatch_embed ${files} >${folder}/embedded.hpp
    DEPENDS sagewatch_embed ${files})
  target_sources(${target} PRIVATE ${folder}/embedded.hpp)
  target_include_directories(${target} PRIVATE ${folder})
endfunction()
