// A calculator: expressions are parsed into code for a stack machine, which runs.
// One statement a line, and braces throughout, so that inject_delay.py can put a
// call of delay() in front of each.
#include "delay.h"
#include <stdlib.h>
#include <string.h>

enum { kText = 1 << 16, kCode = 1 << 16, kNames = 26 };
enum Operation { kPush, kLoad, kAdd, kSubtract, kMultiply, kDivide, kNegate };

struct Instruction {
  enum Operation operation;
  double value;
};

static char text[kText];
static const char *at;
static struct Instruction code[kCode];
static int length;
static double values[kNames];

LINEPROF_PROFILE __attribute__((noinline)) static void
emit(enum Operation operation, double value) {
  struct Instruction *next = &code[length];
  next->operation = operation;
  next->value = value;
  length = length + 1;
}

LINEPROF_PROFILE __attribute__((noinline)) static void skipBlanks(void) {
  while (*at == ' ') {
    at = at + 1;
  }
}

LINEPROF_PROFILE __attribute__((noinline)) static double number(void) {
  double value = 0;
  double unit = 1;
  while (*at >= '0' && *at <= '9') {
    value = value * 10 + (*at - '0');
    at = at + 1;
  }
  if (*at == '.') {
    at = at + 1;
    while (*at >= '0' && *at <= '9') {
      unit = unit / 10;
      value = value + unit * (*at - '0');
      at = at + 1;
    }
  }
  return value;
}

static void sum(void);

LINEPROF_PROFILE __attribute__((noinline)) static void factor(void) {
  skipBlanks();
  if (*at == '(') {
    at = at + 1;
    sum();
    skipBlanks();
    at = at + 1;
    return;
  }
  if (*at == '-') {
    at = at + 1;
    factor();
    emit(kNegate, 0);
    return;
  }
  if (*at >= 'a' && *at <= 'z') {
    emit(kLoad, *at - 'a');
    at = at + 1;
    return;
  }
  emit(kPush, number());
}

LINEPROF_PROFILE __attribute__((noinline)) static void product(void) {
  factor();
  skipBlanks();
  while (*at == '*' || *at == '/') {
    enum Operation operation = *at == '*' ? kMultiply : kDivide;
    at = at + 1;
    factor();
    emit(operation, 0);
    skipBlanks();
  }
}

LINEPROF_PROFILE __attribute__((noinline)) static void sum(void) {
  product();
  skipBlanks();
  while (*at == '+' || *at == '-') {
    enum Operation operation = *at == '+' ? kAdd : kSubtract;
    at = at + 1;
    product();
    emit(operation, 0);
    skipBlanks();
  }
}

LINEPROF_PROFILE __attribute__((noinline)) static double run(void) {
  static double stack[256];
  double *top = stack;
  for (const struct Instruction *next = code; next < code + length; ++next) {
    switch (next->operation) {
    case kPush:
      *++top = next->value;
      break;
    case kLoad:
      *++top = values[(int)next->value];
      break;
    case kAdd:
      top[-1] += *top;
      top = top - 1;
      break;
    case kSubtract:
      top[-1] -= *top;
      top = top - 1;
      break;
    case kMultiply:
      top[-1] *= *top;
      top = top - 1;
      break;
    case kDivide:
      top[-1] /= *top + 1.5;
      top = top - 1;
      break;
    case kNegate:
      *top = -*top;
      break;
    }
  }
  return *top;
}

/// A text with every kind of expression in it.
static void makeText(unsigned seed) {
  static const char *const kParts[] = {"a+3.25*b", "(c-17)/4", "-d*e+12.5",
                                       "((f+g)*(h - 2))", "365.2425 - x / y"};
  char *end = text;
  while (end < text + kText - 64) {
    seed = seed * 1103515245 + 12345;
    end += sprintf(end, "%s %c ", kParts[(seed >> 16) % 5],
                   "+-*/"[(seed >> 24) % 4]);
  }
  strcpy(end, "z");
}

int main(int count, char **arguments) {
  uint64_t perMs = ticksPerMs();
  delayTicks = (uint64_t)(atof(arguments[count - 1]) * (double)perMs / kMs);
  for (int i = 0; i < kNames; ++i)
    values[i] = i * 0.75;
  makeText(1);
  double result = 0;
  uint64_t begin = wallNs();
  // Few enough that a delay is much longer than the 100 ns by which another
  // processor may see the shadow stack late.
  for (int i = 0; i < 4; ++i) {
    at = text;
    length = 0;
    sum();
    result += run();
  }
  report("all", wallNs() - begin);
  report("delayed", delayed * kMs / perMs);
  return result == 0;
}
