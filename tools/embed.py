#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Writes an assembler file that puts whole files into the program.

    embed.py OUT.S SYMBOL=FILE...

Each gives `const unsigned char embed_SYMBOL[]` and `const uint64_t embed_SYMBOL_size`.
"""
import os
import sys

out, pairs = sys.argv[1], [a.split("=", 1) for a in sys.argv[2:]]
with open(out, "w", encoding="utf-8") as f:
    f.write('.section .note.GNU-stack,"",%progbits\n.section .rodata\n')
    for symbol, path in pairs:
        f.write(f".balign 64\n.global embed_{symbol}\nembed_{symbol}:\n")
        f.write(f'.incbin "{os.path.abspath(path)}"\n.byte 0\n')
        f.write(f".balign 8\n.global embed_{symbol}_size\n")
        f.write(f"embed_{symbol}_size:\n.quad {os.path.getsize(path)}\n")
