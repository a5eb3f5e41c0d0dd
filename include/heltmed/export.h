/* How the library's symbols are marked. Every macro here is empty under SWIG. */
#ifndef HELTMED_EXPORT_H
#define HELTMED_EXPORT_H

#if defined(SWIG)
#define HELTMED_EXPORT
#define HELTMED_NODISCARD
#elif defined(__GNUC__)
#define HELTMED_EXPORT __attribute__((visibility("default")))
#define HELTMED_NODISCARD __attribute__((warn_unused_result))
#else
#define HELTMED_EXPORT
#define HELTMED_NODISCARD
#endif

#ifdef __cplusplus
#define HELTMED_BEGIN extern "C" {
#define HELTMED_END }
#else
#define HELTMED_BEGIN
#define HELTMED_END
#endif

#endif
