// A branchy loop: an interpreter for a stack machine.
#include "lineprof/lineprof.h"
#include <cstdio>
#include <vector>

enum Op {
  PUSH,
  ADD,
  SUB,
  MUL,
  LOAD,
  STORE,
  LESS,
  JUMP_IF_NOT,
  JUMP,
  AND,
  HALT
};

struct Instruction {
  Op op;
  long operand;
};

LINEPROF_PROFILE
long interpret(const std::vector<Instruction> &code) {
  long stack[64], variables[8] = {};
  int top = -1;
  size_t pc = 0;
  for (;;) {
    const Instruction &now = code[pc++];
    switch (now.op) {
    case PUSH:
      stack[++top] = now.operand;
      break;
    case ADD:
      --top;
      stack[top] += stack[top + 1];
      break;
    case SUB:
      --top;
      stack[top] -= stack[top + 1];
      break;
    case MUL:
      --top;
      stack[top] *= stack[top + 1];
      break;
    case LOAD:
      stack[++top] = variables[now.operand];
      break;
    case STORE:
      variables[now.operand] = stack[top--];
      break;
    case LESS:
      --top;
      stack[top] = stack[top] < stack[top + 1];
      break;
    case JUMP_IF_NOT:
      if (!stack[top--])
        pc = now.operand;
      break;
    case JUMP:
      pc = now.operand;
      break;
    case AND:
      --top;
      stack[top] &= stack[top + 1];
      break;
    case HALT:
      return variables[1];
    }
  }
}

int main() {
  // for (i = 0; i < 72000000; ++i) { sum += i * 3; if (i & 1) sum -= 7; }
  std::vector<Instruction> code = {
      {LOAD, 0}, {PUSH, 72000000}, {LESS, 0},  {JUMP_IF_NOT, 24}, {LOAD, 1},
      {LOAD, 0}, {PUSH, 3},        {MUL, 0},   {ADD, 0},          {STORE, 1},
      {LOAD, 0}, {PUSH, 1},        {AND, 0},   {JUMP_IF_NOT, 18}, {LOAD, 1},
      {PUSH, 7}, {SUB, 0},         {STORE, 1}, {LOAD, 0},         {PUSH, 1},
      {ADD, 0},  {STORE, 0},       {JUMP, 0},  {HALT, 0},         {HALT, 0}};
  printf("%ld\n", interpret(code));
}
