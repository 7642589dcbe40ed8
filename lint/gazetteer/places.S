// The index of places (format.h), as constant data of the program. PLACES_BIN
// is its path.
        .section .rodata
        .global listlint_places
        .balign 64
listlint_places:
        .incbin PLACES_BIN
        .section .note.GNU-stack, "", %progbits
