"""call.py LIBRARY: calls it from the main thread, from others, and is called back."""

import ctypes
import sys
import threading

library = ctypes.CDLL(sys.argv[1])
total = sum(library.add(i, 1) for i in range(500))


def in_a_thread():
    for i in range(124):
        library.add(i, i)


threads = [threading.Thread(target=in_a_thread) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_int)
print(total, library.sum(callback(lambda i: library.add(i, i)), 100))
