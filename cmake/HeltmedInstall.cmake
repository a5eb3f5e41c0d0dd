# What cmake --install puts where: headers, both libraries, the command, and how pkg-config and CMake find them.
include(CMakePackageConfigHelpers)
set(package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/heltmed")

install(TARGETS heltmed heltmed_static EXPORT heltmedTargets
    LIBRARY DESTINATION "${CMAKE_INSTALL_LIBDIR}"
    ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}")
if(HELTMED_COMMAND)
    install(TARGETS heltmed_command RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
endif()

if(HELTMED_SQLITE_EXT)
    install(TARGETS heltmed_sqlite LIBRARY DESTINATION "${CMAKE_INSTALL_LIBDIR}")
endif()

install(DIRECTORY "${PROJECT_SOURCE_DIR}/include/heltmed" "${PROJECT_BINARY_DIR}/include/heltmed"
    DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}" FILES_MATCHING PATTERN "*.h")

install(EXPORT heltmedTargets NAMESPACE heltmed:: DESTINATION "${package_dir}")
configure_package_config_file("${PROJECT_SOURCE_DIR}/cmake/heltmedConfig.cmake.in"
    "${PROJECT_BINARY_DIR}/heltmedConfig.cmake" INSTALL_DESTINATION "${package_dir}" NO_SET_AND_CHECK_MACRO)
write_basic_package_version_file("${PROJECT_BINARY_DIR}/heltmedConfigVersion.cmake" COMPATIBILITY SameMajorVersion)
install(FILES "${PROJECT_BINARY_DIR}/heltmedConfig.cmake" "${PROJECT_BINARY_DIR}/heltmedConfigVersion.cmake"
    DESTINATION "${package_dir}")

# Paths relative to the file itself, so that an installed tree may be moved or staged.
set(pc_dir "${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig")
file(RELATIVE_PATH pc_prefix "${pc_dir}" "${CMAKE_INSTALL_PREFIX}")
file(RELATIVE_PATH pc_libdir "${CMAKE_INSTALL_PREFIX}" "${CMAKE_INSTALL_FULL_LIBDIR}")
file(RELATIVE_PATH pc_includedir "${CMAKE_INSTALL_PREFIX}" "${CMAKE_INSTALL_FULL_INCLUDEDIR}")
string(REGEX REPLACE "/$" "" pc_prefix "${pc_prefix}")
configure_file("${PROJECT_SOURCE_DIR}/cmake/heltmed.pc.in" "${PROJECT_BINARY_DIR}/heltmed.pc" @ONLY)
install(FILES "${PROJECT_BINARY_DIR}/heltmed.pc" DESTINATION "${CMAKE_INSTALL_LIBDIR}/pkgconfig")

foreach(document IN ITEMS README.md LICENSE)
    install(FILES "${PROJECT_SOURCE_DIR}/${document}" DESTINATION "${CMAKE_INSTALL_DOCDIR}" OPTIONAL)
endforeach()
