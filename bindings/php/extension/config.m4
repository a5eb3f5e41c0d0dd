dnl Builds with phpize alone: package.sh has put the library's sources and SWIG's output beside this file.
PHP_ARG_ENABLE([heltmed], [whether to enable HELT MED's rules], [AS_HELP_STRING([--disable-heltmed], [Leave out HELT MED's rules])], [yes])

if test "$PHP_HELTMED" != "no"; then
  heltmed_sources=`cd $abs_srcdir && echo *.c library/src/*/*.c`
  PHP_NEW_EXTENSION([heltmed], [$heltmed_sources], [$ext_shared],,
    [-std=gnu11 -I@ext_srcdir@ -I@ext_srcdir@/library/include -I@ext_srcdir@/library/src])
  for heltmed_folder in `cd $abs_srcdir && echo library/src/*`; do
    PHP_ADD_BUILD_DIR([$ext_builddir/$heltmed_folder])
  done
  dnl The library within is the extension's own, whatever else the process has loaded.
  case $host_os in
    linux*) HELTMED_SHARED_LIBADD="-Wl,--version-script=$abs_srcdir/heltmed.map"; PHP_SUBST([HELTMED_SHARED_LIBADD]) ;;
  esac
fi
