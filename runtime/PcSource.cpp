//===- runtime/PcSource.cpp - where a thread computes ---------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PcSource.h"
#include "Descriptor.h"
#include "Memory.h"
#include "Warn.h"
#include "lineprof/format.h"
#include <asm/perf_regs.h>
#include <linux/close_range.h>
#include <linux/perf_event.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace lineprof {

static constexpr size_t kPage = 4096;
static constexpr size_t kRingPages = 4;

#if defined(__x86_64__)
static constexpr unsigned kPcRegister = PERF_REG_X86_IP;
#elif defined(__aarch64__)
static constexpr unsigned kPcRegister = PERF_REG_ARM64_PC;
#endif

static bool allowsPerf = true, allowsTimer = true;
int PcSource::wantedSignal = 0;
uint32_t *PcSource::hasPages = nullptr;

/// 0 if there can be no handler for it.
static int signalNumbered(const char *text) {
  char *end;
  long number = strtol(text, &end, 10);
  bool isSignal = end != text && !*end && number > 0 && number <= SIGRTMAX &&
                  (number < 32 || number >= SIGRTMIN); // glibc's own between
  return isSignal && number != SIGKILL && number != SIGSTOP ? int(number) : 0;
}

void PcSource::readEnvironment() {
  if (const char *choice = getenv("LINEPROF_PCS")) {
    bool perf = !strcmp(choice, "perf"), timer = !strcmp(choice, "timer");
    if (perf || timer || !strcmp(choice, "off")) {
      allowsPerf = perf;
      allowsTimer = timer;
    } else {
      warn("LINEPROF_PCS=%s: neither perf, timer nor off; taken for unset",
           choice);
    }
  }
  if (const char *number = getenv("LINEPROF_SIGNAL")) {
    wantedSignal = signalNumbered(number);
    if (!wantedSignal)
      warn("LINEPROF_SIGNAL=%s: no number of a signal that can be caught; "
           "taken for unset",
           number);
  }
}

/// With the kernel's share, and the PC that the thread will come back to: a
/// line that faults has the time of its faults. Where only user code may be
/// measured, the next sample there has the time of those that fell into the
/// kernel.
static int openTaskClock(int tid, uint64_t periodNs) {
  perf_event_attr attributes = {};
  attributes.size = sizeof(attributes);
  attributes.type = PERF_TYPE_SOFTWARE;
  attributes.config = PERF_COUNT_SW_TASK_CLOCK;
  attributes.sample_period = periodNs;
  attributes.sample_type = PERF_SAMPLE_READ | PERF_SAMPLE_REGS_USER;
  attributes.sample_regs_user = uint64_t(1) << kPcRegister;
  auto open = [&] {
    return int(syscall(SYS_perf_event_open, &attributes, tid, /*cpu=*/-1,
                       /*group=*/-1, PERF_FLAG_FD_CLOEXEC));
  };
  int made = open();
  if (made >= 0)
    return made;
  attributes.exclude_kernel = 1;
  attributes.exclude_hv = 1;
  return open();
}

static bool ready = false;
static constexpr uint64_t kNever = uint64_t(1) << 62; ///< a period

/// Takes milliseconds, with a descriptor's number taken. So the thread gets
/// descriptors of its own, and the program's next ones are what they would have
/// been. The event lives on with its mapping: those after it take microseconds.
void PcSource::prepareApart() {
  if (allowsPerf &&
      syscall(SYS_close_range, 0, ~0u, CLOSE_RANGE_UNSHARE) == 0) {
    int made = openTaskClock(/*tid=*/0, kNever);
    if (made >= 0)
      mmap(nullptr, kPage, PROT_READ, MAP_SHARED, made, 0);
    __atomic_store_n(&ready, true, __ATOMIC_RELEASE);
  } else {
    prepare();
  }
}

void PcSource::prepare() {
  if (allowsPerf)
    moveUp(openTaskClock(/*tid=*/0, kNever));
  __atomic_store_n(&ready, true, __ATOMIC_RELEASE);
}

bool PcSource::isReady() { return __atomic_load_n(&ready, __ATOMIC_ACQUIRE); }

bool PcSource::open(int tid, uint64_t wantedPeriodNs) {
  owner = getpid();
  periodNs = wantedPeriodNs;
  sinceChange = 0;
  return (allowsPerf && openPerf(tid)) || (allowsTimer && openTimer(tid));
}

bool PcSource::openPerf(int tid) {
  int made = moveUp(openTaskClock(tid, periodNs));
  if (made < 0)
    return false;
  void *ring = mmap(nullptr, (1 + kRingPages) * kPage, PROT_READ | PROT_WRITE,
                    MAP_SHARED, made, 0);
  if (ring == MAP_FAILED || ioctl(made, PERF_EVENT_IOC_ID, &id) != 0) {
    if (ring != MAP_FAILED)
      munmap(ring, (1 + kRingPages) * kPage);
    ::close(made);
    return false;
  }
  markPages();
  fd = made;
  countedNs = 0;
  __atomic_store_n(&page, static_cast<perf_event_mmap_page *>(ring),
                   __ATOMIC_RELEASE);
  return true;
}

/// Of a forked child, even one that no handler knows of, the kernel takes the
/// pages of perf away.
void PcSource::markPages() {
  if (!hasPages) {
    void *mark = mapPages(kPage);
    if (!mark)
      return;
    if (madvise(mark, kPage, MADV_WIPEONFORK) != 0) {
      munmap(mark, kPage);
      return;
    }
    __atomic_store_n(&hasPages, static_cast<uint32_t *>(mark),
                     __ATOMIC_RELEASE);
  }
  __atomic_store_n(hasPages, 1, __ATOMIC_RELAXED);
}

/// The kernel writes to the page as it gives the thread a processor
/// (task_clock_event_add), and counts how often.
uint64_t PcSource::stay() const {
  const uint32_t *mark = __atomic_load_n(&hasPages, __ATOMIC_ACQUIRE);
  const perf_event_mmap_page *mapped = __atomic_load_n(&page, __ATOMIC_ACQUIRE);
  if (!mark || !mapped || !__atomic_load_n(mark, __ATOMIC_RELAXED))
    return 0;
  return uint64_t(1) + __atomic_load_n(&mapped->lock, __ATOMIC_ACQUIRE);
}

/// Records are { header, u64 count, u64 abi, u64 pc }, and others that are
/// passed over. What has been counted since the last one is the weight:
/// intervals that were cut short or skipped are not lost.
unsigned PcSource::takePerf(Sample *out, unsigned room) {
  constexpr uint64_t kMask = kRingPages * kPage - 1;
  const char *data = reinterpret_cast<const char *>(page) + kPage;
  uint64_t head = __atomic_load_n(&page->data_head, __ATOMIC_ACQUIRE);
  uint64_t tail = page->data_tail;
  unsigned count = 0;
  while (tail < head && count < room) {
    // Records are multiples of 8 bytes, so words never wrap around.
    perf_event_header header;
    memcpy(&header, data + (tail & kMask), sizeof(header));
    if (header.type == PERF_RECORD_SAMPLE &&
        header.size == sizeof(header) + 3 * sizeof(uint64_t)) {
      auto word = [&](unsigned index) {
        uint64_t value;
        memcpy(&value, data + ((tail + sizeof(header) + 8 * index) & kMask), 8);
        return value;
      };
      uint64_t counted = word(0);
      bool isInKernel = (header.misc & PERF_RECORD_MISC_CPUMODE_MASK) ==
                        PERF_RECORD_MISC_KERNEL;
      out[count++] = {word(2) | (isInKernel ? kPcInKernel : 0),
                      counted - countedNs};
      countedNs = counted;
    }
    if (!header.size)
      break;
    tail += header.size;
  }
  __atomic_store_n(&page->data_tail, tail, __ATOMIC_RELEASE);
  return count;
}

unsigned PcSource::take(Sample *out, unsigned room) {
  unsigned count = fd > 0  ? takePerf(out, room)
                   : timer ? takeTimer(out, room)
                           : 0;
  sinceChange += count;
  return count;
}

/// The program may have closed the descriptor, and opened another. The event
/// lives on with its mapping.
bool PcSource::hasDescriptor() const {
  uint64_t found = 0;
  return fd > 0 && ioctl(fd, PERF_EVENT_IOC_ID, &found) == 0 && found == id;
}

void PcSource::setPeriod(uint64_t ns) {
  if (hasDescriptor() && ioctl(fd, PERF_EVENT_IOC_PERIOD, &ns) == 0)
    periodNs = ns;
  sinceChange = 0;
}

void PcSource::run(bool goes) {
  if (hasDescriptor())
    ioctl(fd, goes ? PERF_EVENT_IOC_ENABLE : PERF_EVENT_IOC_DISABLE, 0);
  if (timer && owner == getpid())
    runTimer(goes);
}

void PcSource::close() {
  // A forked child has its parent's descriptors, but neither the ring, whose
  // place may be taken by now, nor the timers.
  bool isOwner = owner == getpid();
  if (fd > 0) {
    if (hasDescriptor())
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
