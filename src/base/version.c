#include <heltmed/version.h>

const char *heltmed_version(void) { return HELTMED_VERSION; }

int32_t heltmed_version_number(void) { return HELTMED_VERSION_NUMBER; }
