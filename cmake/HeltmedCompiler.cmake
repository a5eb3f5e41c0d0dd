# How everything of ours is compiled: strict C11, hidden symbols, and all warnings when we are the project being built.
include(CheckLinkerFlag)

if(CMAKE_SYSTEM_NAME STREQUAL "Linux")
    check_linker_flag(C "-Wl,--version-script=${PROJECT_SOURCE_DIR}/src/heltmed.map" HELTMED_HAS_VERSION_SCRIPT)
endif()

# The static library's internals can be made local to it where the GNU tools are at hand, so that they clash with nothing in the
# program that it is linked into. Left out, a name that both have may silently be the program's for the library too.
if(HELTMED_HAS_VERSION_SCRIPT AND CMAKE_LINKER AND CMAKE_OBJCOPY)
    set(default_localize ON)
else()
    set(default_localize OFF)
endif()
option(HELTMED_LOCALIZE "The static library's internals are its own (needs GNU ld and objcopy)" ${default_localize})

function(heltmed_compile target)
    set_target_properties(${target} PROPERTIES
        C_STANDARD 11
        C_STANDARD_REQUIRED ON
        C_EXTENSIONS OFF
        C_VISIBILITY_PRESET hidden)
    if(PROJECT_IS_TOP_LEVEL)
        target_compile_options(${target} PRIVATE -pedantic -Wall -Wextra -Wconversion -Wshadow)
    endif()
    if(HELTMED_WERROR)
        target_compile_options(${target} PRIVATE -Werror)
    endif()
    if(HELTMED_SANITIZE)
        target_compile_options(${target} PRIVATE "-fsanitize=${HELTMED_SANITIZE}" -fno-sanitize-recover=all -fno-omit-frame-pointer)
        target_link_options(${target} PRIVATE "-fsanitize=${HELTMED_SANITIZE}")
    endif()
endfunction()
