// Two seconds are enough samples for an error of half a point on average, also
// where calls are shorter than the interval of the ticks. They are not: that takes
// 5000 samples, and the sampler ticks every 2 ms.
// XFAIL: *
// RUN: %check_times --noise --cflag=-DROUNDS=2000 %S/calls-of-100-to-400-us.c
