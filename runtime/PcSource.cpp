//===- runtime/PcSource.cpp - where a thread computes ---------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PcSource.h"
#include "Memory.h"
#include <linux/perf_event.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace lineprof {

static constexpr size_t kPage = 4096;
static constexpr size_t kRingPages = 4;

bool PcSource::open(uint64_t wantedPeriodNs) {
  const char *choice = getenv("LINEPROF_PCS");
  auto allowed = [choice](const char *name) {
    return !choice || !strcmp(choice, name);
  };
  owner = getpid();
  periodNs = wantedPeriodNs;
  return (allowed("perf") && openPerf()) || (allowed("timer") && openTimer());
}

bool PcSource::openPerf() {
  perf_event_attr attributes = {};
  attributes.size = sizeof(attributes);
  attributes.type = PERF_TYPE_SOFTWARE;
  attributes.config = PERF_COUNT_SW_TASK_CLOCK;
  attributes.sample_period = periodNs;
  attributes.sample_type = PERF_SAMPLE_IP;
  attributes.exclude_kernel = 1;
  attributes.exclude_hv = 1;
  int made =
      int(syscall(SYS_perf_event_open, &attributes, /*pid=*/0, /*cpu=*/-1,
                  /*group=*/-1, PERF_FLAG_FD_CLOEXEC));
  if (made < 0)
    return false;
  void *ring = mmap(nullptr, (1 + kRingPages) * kPage, PROT_READ | PROT_WRITE,
                    MAP_SHARED, made, 0);
  if (made == 0 || ring == MAP_FAILED) {
    ::close(made);
    return false;
  }
  fd = made;
  page = static_cast<perf_event_mmap_page *>(ring);
  return true;
}

/// Records are { header, u64 ip }, and others that are passed over.
unsigned PcSource::takePerf(uint64_t *out, unsigned room) {
  constexpr uint64_t kMask = kRingPages * kPage - 1;
  const char *data = reinterpret_cast<const char *>(page) + kPage;
  uint64_t head = __atomic_load_n(&page->data_head, __ATOMIC_ACQUIRE);
  uint64_t tail = page->data_tail;
  unsigned count = 0;
  while (tail < head && count < room) {
    // Records are multiples of 8 bytes, so words never wrap around.
    perf_event_header header;
    memcpy(&header, data + (tail & kMask), sizeof(header));
    if (header.type == PERF_RECORD_SAMPLE)
      memcpy(&out[count++], data + ((tail + sizeof(header)) & kMask), 8);
    if (!header.size)
      break;
    tail += header.size;
  }
  __atomic_store_n(&page->data_tail, tail, __ATOMIC_RELEASE);
  return count;
}

unsigned PcSource::take(uint64_t *out, unsigned room) {
  if (fd > 0)
    return takePerf(out, room);
  return timer ? takeTimer(out, room) : 0;
}

void PcSource::setPeriod(uint64_t ns) {
  if (fd > 0 && periodNs != ns && ioctl(fd, PERF_EVENT_IOC_PERIOD, &ns) == 0)
    periodNs = ns;
}

void PcSource::close() {
  // A forked child has its parent's descriptors, but neither the ring, whose
  // place may be taken by now, nor the timers.
  bool isOwner = owner == getpid();
  if (fd > 0) {
    ::close(fd);
    if (isOwner)
      munmap(page, (1 + kRingPages) * kPage);
  }
  if (timer && isOwner)
    timer_delete(timerId);
  fd = 0;
  page = nullptr;
  timer = false;
}

} // namespace lineprof
