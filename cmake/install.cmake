# `cmake --install`: the program, and the libraries for find_package(sagewatch).
include(CMakePackageConfigHelpers)
include(GNUInstallDirs)

set(package ${CMAKE_INSTALL_LIBDIR}/cmake/sagewatch)
set(libraries facts cfn document aws intrinsics event_pattern iam language checks trace)
foreach(library IN LISTS libraries)
  set_target_properties(sagewatch_${library} PROPERTIES EXPORT_NAME ${library})
endforeach()
list(TRANSFORM libraries PREPEND sagewatch_ OUTPUT_VARIABLE targets)
install(TARGETS ${targets} EXPORT sagewatch INCLUDES DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(TARGETS sagewatch)
install(DIRECTORY include/sagewatch DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(EXPORT sagewatch NAMESPACE sagewatch:: DESTINATION ${package} FILE sagewatchTargets.cmake)
configure_package_config_file(cmake/sagewatchConfig.cmake.in sagewatchConfig.cmake
                              INSTALL_DESTINATION ${package})
write_basic_package_version_file(sagewatchConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/sagewatchConfig.cmake
              ${CMAKE_CURRENT_BINARY_DIR}/sagewatchConfigVersion.cmake DESTINATION ${package})
