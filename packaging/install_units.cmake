# Run when installing: the units with the path that listlint has then.
foreach(unit IN LISTS units)
  get_filename_component(name ${unit} NAME)
  set(target ${CMAKE_INSTALL_PREFIX}/lib/systemd/system/${name})
  message(STATUS "Installing: $ENV{DESTDIR}${target}")
  file(READ ${unit} text)
  string(REPLACE "/usr/bin/listlint" "${CMAKE_INSTALL_PREFIX}/${bin}/listlint"
         text "${text}")
  file(WRITE $ENV{DESTDIR}${target} "${text}")
  list(APPEND CMAKE_INSTALL_MANIFEST_FILES ${target})
endforeach()
