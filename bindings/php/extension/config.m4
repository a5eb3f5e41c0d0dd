dnl Builds with phpize alone: package.sh has put the library's sources and SWIG's output beside this file.
PHP_ARG_ENABLE([heltmed], [whether to enable HELT MED's rules], [AS_HELP_STRING([--disable-heltmed], [Leave out HELT MED's rules])], [yes])

if test "$PHP_HELTMED" != "no"; then
  heltmed_sources=`cd $abs_srcdir && echo *.c library/src/*/*.c`
  heltmed_store=
  if test -d "$abs_srcdir/library/src/store"; then
    heltmed_store=-DHELTMED_WITH_STORE
    PKG_CHECK_MODULES([HELTMED_SQLITE], [sqlite3 >= 3.37])
    PKG_CHECK_MODULES([HELTMED_SODIUM], [libsodium])
    PHP_EVAL_INCLINE([$HELTMED_SQLITE_CFLAGS $HELTMED_SODIUM_CFLAGS])
    PHP_EVAL_LIBLINE([$HELTMED_SQLITE_LIBS $HELTMED_SODIUM_LIBS], [HELTMED_SHARED_LIBADD])
  fi
  PHP_NEW_EXTENSION([heltmed], [$heltmed_sources], [$ext_shared],,
    [-std=gnu11 -I@ext_srcdir@ -I@ext_srcdir@/library/include -I@ext_srcdir@/library/src $heltmed_store])
  for heltmed_folder in `cd $abs_srcdir && echo library/src/*`; do
    PHP_ADD_BUILD_DIR([$ext_builddir/$heltmed_folder])
  done
  dnl The library within is the extension's own, whatever else the process has loaded.
  case $host_os in
    linux*) HELTMED_SHARED_LIBADD="$HELTMED_SHARED_LIBADD -Wl,--version-script=$abs_srcdir/heltmed.map" ;;
  esac
  PHP_SUBST([HELTMED_SHARED_LIBADD])
fi
