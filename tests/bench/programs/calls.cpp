// Many calls of small functions that can't be inlined, through a virtual table
// and through a tree.
#include "lineprof/lineprof.h"
#include <cstdio>
#include <memory>
#include <vector>

struct Node {
  virtual ~Node() = default;
  virtual long value(long x) const = 0;
};

struct Constant : Node {
  explicit Constant(long n) : n(n) {}
  LINEPROF_PROFILE long value(long) const override { return n; }
  long n;
};

struct Variable : Node {
  LINEPROF_PROFILE long value(long x) const override { return x; }
};

struct Sum : Node {
  LINEPROF_PROFILE long value(long x) const override {
    long sum = 0;
    for (const auto &term : terms)
      sum += term->value(x);
    return sum;
  }
  std::vector<std::unique_ptr<Node>> terms;
};

struct Product : Node {
  Product(Node *a, Node *b) : a(a), b(b) {}
  LINEPROF_PROFILE long value(long x) const override {
    return a->value(x) * b->value(x);
  }
  std::unique_ptr<Node> a, b;
};

LINEPROF_PROFILE
long evaluate(const Node &tree, long from, long to) {
  long sum = 0;
  for (long x = from; x < to; ++x)
    sum += tree.value(x) & 0xff;
  return sum;
}

int main() {
  Sum tree;
  for (int i = 0; i < 10; ++i)
    tree.terms.emplace_back(
        new Product(new Constant(i), new Product(new Variable, new Variable)));
  printf("%ld\n", evaluate(tree, 0, 18000000));
}
