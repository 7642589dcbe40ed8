# The Debian package: `./dev deb` makes it.
find_program(gzip_program gzip)
if(NOT gzip_program)
  return()
endif()

set(LISTLINT_MAINTAINER "listlint contributors <listlint@packages.invalid>"
    CACHE STRING "Whom the Debian package names as its maintainer")
set(debian_revision 1)
set(debian_version ${PROJECT_VERSION}-${debian_revision})
set(debian ${CMAKE_CURRENT_BINARY_DIR}/debian)

# The day of the package is that of the newest commit, so that the same sources
# make the same bytes; SOURCE_DATE_EPOCH says another.
set(epoch $ENV{SOURCE_DATE_EPOCH})
if(NOT epoch)
  execute_process(
    COMMAND git -C ${PROJECT_SOURCE_DIR} log -1 --format=%ct
    OUTPUT_VARIABLE epoch OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
endif()
if(NOT epoch)
  set(epoch 0)
endif()
set(ENV{SOURCE_DATE_EPOCH} ${epoch})
string(TIMESTAMP debian_date "%a, %d %b %Y %H:%M:%S +0000" UTC)
configure_file(debian/changelog.in ${debian}/changelog.Debian @ONLY)

# Indented, and with a dot on each empty line, as the format wants it.
file(READ ${PROJECT_SOURCE_DIR}/NOTICE notice)
string(STRIP "${notice}" notice)
string(REPLACE "\n\n" "\n.\n" notice "${notice}")
string(REPLACE "\n" "\n " notice "${notice}")
configure_file(debian/copyright.in ${debian}/copyright @ONLY)
set_property(DIRECTORY APPEND PROPERTY
  CMAKE_CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/NOTICE)

add_custom_command(
  OUTPUT ${debian}.stamp
  COMMAND ${CMAKE_COMMAND} -E rm -rf ${debian}/man
  COMMAND ${CMAKE_COMMAND} -E copy_directory ${manual} ${debian}/man
  COMMAND ${CMAKE_COMMAND} -E copy ${PROJECT_SOURCE_DIR}/CHANGELOG.md
          ${debian}/changelog
  COMMAND ${gzip_program} -9nr ${debian}/man
  COMMAND ${gzip_program} -9nkf ${debian}/changelog ${debian}/changelog.Debian
  COMMAND ${CMAKE_COMMAND} -E touch ${debian}.stamp
  DEPENDS ${manual}.stamp ${PROJECT_SOURCE_DIR}/CHANGELOG.md
          ${debian}/changelog.Debian
  COMMENT "Making the files of the Debian package")
add_custom_target(debian_files ALL DEPENDS ${debian}.stamp)
add_dependencies(debian_files manual)

# Files that only the package has.
function(install_debian)
  install(${ARGN} COMPONENT debian EXCLUDE_FROM_ALL)
endfunction()
install_debian(DIRECTORY ${debian}/man/ DESTINATION ${CMAKE_INSTALL_MANDIR})
install_debian(FILES ${completions}/_listlint
  DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions)
install_debian(FILES ${debian}/copyright
  ${debian}/changelog.gz ${debian}/changelog.Debian.gz
  DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/listlint)
install_debian(FILES debian/lintian-overrides RENAME listlint
  DESTINATION ${CMAKE_INSTALL_DATADIR}/lintian/overrides)
if(units)
  install_debian(FILES ${units} DESTINATION lib/systemd/system)
endif()

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME listlint)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_ALL listlint debian)
set(CPACK_COMPONENTS_GROUPING ALL_COMPONENTS_IN_ONE)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_OUTPUT_FILE_PREFIX ${PROJECT_BINARY_DIR})

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_NAME listlint)
set(CPACK_DEBIAN_PACKAGE_RELEASE ${debian_revision})
set(CPACK_DEBIAN_PACKAGE_MAINTAINER ${LISTLINT_MAINTAINER})
set(CPACK_DEBIAN_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "ca-certificates, git")
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY
    "linter for cited lists, with an audit of their sources")
file(READ ${CMAKE_CURRENT_SOURCE_DIR}/debian/description
     CPACK_DEBIAN_PACKAGE_DESCRIPTION)
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA
    ${CMAKE_CURRENT_SOURCE_DIR}/debian/postinst
    ${CMAKE_CURRENT_SOURCE_DIR}/debian/prerm
    ${CMAKE_CURRENT_SOURCE_DIR}/debian/postrm)
include(CPack)
