//===- runtime/Memory.h - memory without malloc ---------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The program's malloc may be what is being profiled, or may not be usable
// where a thread first enters tagged code. All of this is called with the lock
// held, never from a signal handler's own state.
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_RUNTIME_MEMORY_H
#define LINEPROF_RUNTIME_MEMORY_H

#include <stddef.h>
#include <stdint.h>
#include <sys/mman.h>

namespace lineprof {

constexpr uint64_t roundUp(uint64_t Value, uint64_t Multiple) {
  return (Value + Multiple - 1) / Multiple * Multiple;
}

/// Zeroed pages, or null. With \p Reserve they cost nothing until touched.
inline void *mapPages(size_t Size, bool Reserve = false) {
  void *P =
      mmap(nullptr, Size, PROT_READ | PROT_WRITE,
           MAP_PRIVATE | MAP_ANONYMOUS | (Reserve ? MAP_NORESERVE : 0), -1, 0);
  return P == MAP_FAILED ? nullptr : P;
}

/// Zeroed memory for small objects that live as long as the process, or null.
inline void *allocate(size_t Size) {
  static char *Free = nullptr, *End = nullptr;
  constexpr size_t kArena = 64 * 1024;
  Size = roundUp(Size, 16);
  if (size_t(End - Free) < Size) {
    size_t Bytes = roundUp(Size, kArena);
    char *Pages = static_cast<char *>(mapPages(Bytes));
    if (!Pages)
      return nullptr;
    Free = Pages;
    End = Pages + Bytes;
  }
  void *Result = Free;
  Free += Size;
  return Result;
}

template <typename T> T *allocate() {
  return static_cast<T *>(allocate(sizeof(T)));
}

/// Intrusive singly linked list, newest first; T has a member Next.
template <typename T> struct List {
  T *Head = nullptr;

  void push(T *Item) {
    Item->Next = Head;
    Head = Item;
  }
  T *pop() {
    T *Item = Head;
    if (Item)
      Head = Item->Next;
    return Item;
  }
  void remove(T *Item) {
    for (T **At = &Head; *At; At = &(*At)->Next)
      if (*At == Item) {
        *At = Item->Next;
        return;
      }
  }

  struct Iterator {
    T *At;
    T &operator*() const { return *At; }
    Iterator &operator++() {
      At = At->Next;
      return *this;
    }
    bool operator!=(const Iterator &O) const { return At != O.At; }
  };
  Iterator begin() const { return {Head}; }
  Iterator end() const { return {nullptr}; }
};

} // namespace lineprof

#endif // LINEPROF_RUNTIME_MEMORY_H
