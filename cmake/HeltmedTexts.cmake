# Turns src/texts/*.txt into a C file: all languages checked against one another while the library is built.
set(HELTMED_TEXTS_SOURCE "${PROJECT_BINARY_DIR}/generated/texts_catalogue.c")
set(text_files)
foreach(language IN ITEMS nb nn en easy_nb easy_nn)
    list(APPEND text_files "${PROJECT_SOURCE_DIR}/src/texts/${language}.txt")
endforeach()

if(HELTMED_EMBED_TEXTS_TOOL)
    set(embed_texts "${HELTMED_EMBED_TEXTS_TOOL}")
elseif(CMAKE_CROSSCOMPILING AND NOT CMAKE_CROSSCOMPILING_EMULATOR)
    message(FATAL_ERROR "Cross-compiling: build src/generate/embed_texts.c for this machine (cc -o embed_texts src/generate/embed_texts.c) "
        "and name it with -DHELTMED_EMBED_TEXTS_TOOL=/path/to/embed_texts.")
else()
    add_executable(heltmed_embed_texts "${PROJECT_SOURCE_DIR}/src/generate/embed_texts.c")
    heltmed_compile(heltmed_embed_texts)
    set(embed_texts heltmed_embed_texts)
endif()

file(MAKE_DIRECTORY "${PROJECT_BINARY_DIR}/generated")
add_custom_command(OUTPUT "${HELTMED_TEXTS_SOURCE}"
    COMMAND "${embed_texts}" "${HELTMED_TEXTS_SOURCE}" ${text_files}
    DEPENDS "${embed_texts}" ${text_files}
    COMMENT "Checking and embedding the texts of all languages"
    VERBATIM)
