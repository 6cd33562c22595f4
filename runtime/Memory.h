//===- runtime/Memory.h - memory without malloc ---------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The program's malloc may be what is being profiled, or may not be usable
// where a thread first enters tagged code. All of this is called with the lock
// held, and is safe in a signal handler and in a forked child: it is mmap, and
// state that no handler finds half changed, as the lock holds signals off.
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_RUNTIME_MEMORY_H
#define LINEPROF_RUNTIME_MEMORY_H

#include <stddef.h>
#include <stdint.h>
#include <sys/mman.h>

namespace lineprof {

constexpr size_t kCacheLine = 64;

constexpr uint64_t roundUp(uint64_t value, uint64_t multiple) {
  return (value + multiple - 1) / multiple * multiple;
}

/// Zeroed pages, or null. With \p reserve they cost nothing until touched: where
/// transparent huge pages are always on, the first touch would take 2 MiB.
inline void *mapPages(size_t size, bool reserve = false) {
  void *p =
      mmap(nullptr, size, PROT_READ | PROT_WRITE,
           MAP_PRIVATE | MAP_ANONYMOUS | (reserve ? MAP_NORESERVE : 0), -1, 0);
  if (p == MAP_FAILED)
    return nullptr;
  if (reserve)
    madvise(p, size, MADV_NOHUGEPAGE);
  return p;
}

/// Zeroed memory for small objects that live as long as the process, or null. No
/// two of them share a cache line, since threads write to them.
inline void *allocate(size_t size) {
  static char *free = nullptr, *end = nullptr;
  constexpr size_t kArena = 64 * 1024;
  size = roundUp(size, kCacheLine);
  if (size_t(end - free) < size) {
    size_t bytes = roundUp(size, kArena);
    char *pages = static_cast<char *>(mapPages(bytes));
    if (!pages)
      return nullptr;
    free = pages;
    end = pages + bytes;
  }
  void *result = free;
  free += size;
  return result;
}

template <typename T> T *allocate() {
  return static_cast<T *>(allocate(sizeof(T)));
}

/// Intrusive singly linked list, newest first; T has a member Next.
template <typename T> struct List {
  T *head = nullptr;

  void push(T *item) {
    item->next = head;
    head = item;
  }
  T *pop() {
    T *item = head;
    if (item)
      head = item->next;
    return item;
  }
  void remove(T *item) {
    for (T **at = &head; *at; at = &(*at)->next)
      if (*at == item) {
        *at = item->next;
        return;
      }
  }

  struct Iterator {
    T *at;
    T &operator*() const { return *at; }
    Iterator &operator++() {
      at = at->next;
      return *this;
    }
    bool operator!=(const Iterator &o) const { return at != o.at; }
  };
  Iterator begin() const { return {head}; }
  Iterator end() const { return {nullptr}; }
};

} // namespace lineprof

#endif // LINEPROF_RUNTIME_MEMORY_H
