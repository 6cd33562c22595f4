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

bool PcSource::open() {
  const char *Choice = getenv("LINEPROF_PCS");
  auto Allowed = [Choice](const char *Name) {
    return !Choice || !strcmp(Choice, Name);
  };
  Owner = getpid();
  return (Allowed("perf") && openPerf()) || (Allowed("timer") && openTimer());
}

bool PcSource::openPerf() {
  perf_event_attr Attributes = {};
  Attributes.size = sizeof(Attributes);
  Attributes.type = PERF_TYPE_SOFTWARE;
  Attributes.config = PERF_COUNT_SW_TASK_CLOCK;
  Attributes.sample_period = kPerfPeriodNs;
  Attributes.sample_type = PERF_SAMPLE_IP;
  Attributes.exclude_kernel = 1;
  Attributes.exclude_hv = 1;
  int Made = int(syscall(SYS_perf_event_open, &Attributes, /*pid=*/0, /*cpu=*/-1,
                        /*group=*/-1, PERF_FLAG_FD_CLOEXEC));
  if (Made < 0)
    return false;
  void *Ring = mmap(nullptr, (1 + kRingPages) * kPage, PROT_READ | PROT_WRITE,
                    MAP_SHARED, Made, 0);
  if (Made == 0 || Ring == MAP_FAILED) {
    ::close(Made);
    return false;
  }
  Fd = Made;
  Page = static_cast<perf_event_mmap_page *>(Ring);
  PeriodNs = kPerfPeriodNs;
  return true;
}

/// Records are { header, u64 ip }, and others that are passed over.
unsigned PcSource::takePerf(uint64_t *Out, unsigned Room) {
  constexpr uint64_t kMask = kRingPages * kPage - 1;
  const char *Data = reinterpret_cast<const char *>(Page) + kPage;
  uint64_t Head = __atomic_load_n(&Page->data_head, __ATOMIC_ACQUIRE);
  uint64_t Tail = Page->data_tail;
  unsigned Count = 0;
  while (Tail < Head && Count < Room) {
    // Records are multiples of 8 bytes, so words never wrap around.
    perf_event_header Header;
    memcpy(&Header, Data + (Tail & kMask), sizeof(Header));
    if (Header.type == PERF_RECORD_SAMPLE)
      memcpy(&Out[Count++], Data + ((Tail + sizeof(Header)) & kMask), 8);
    if (!Header.size)
      break;
    Tail += Header.size;
  }
  __atomic_store_n(&Page->data_tail, Tail, __ATOMIC_RELEASE);
  return Count;
}

unsigned PcSource::take(uint64_t *Out, unsigned Room) {
  if (Fd > 0)
    return takePerf(Out, Room);
  return Timer ? takeTimer(Out, Room) : 0;
}

void PcSource::vary(uint32_t Random) {
  if (Fd <= 0)
    return;
  uint64_t Period =
      kPerfPeriodNs - kPerfPeriodNs / 8 + Random % (kPerfPeriodNs / 4);
  if (ioctl(Fd, PERF_EVENT_IOC_PERIOD, &Period) == 0)
    PeriodNs = Period;
}

void PcSource::close() {
  // A forked child has its parent's descriptors, but neither the ring, whose
  // place may be taken by now, nor the timers.
  bool IsOwner = Owner == getpid();
  if (Fd > 0) {
    ::close(Fd);
    if (IsOwner)
      munmap(Page, (1 + kRingPages) * kPage);
  }
  if (Timer && IsOwner)
    timer_delete(TimerId);
  Fd = 0;
  Page = nullptr;
  Timer = false;
}

} // namespace lineprof
