//===- unit/ConditionsTest.cpp - the text of a condition -----------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "source/Conditions.h"

#include <gtest/gtest.h>

#include <functional>

using namespace lineprof;
using llvm::StringRef;

namespace {

/// The operand at the ^ in \p source, which is taken out.
std::string operand(std::string source, StringRef path = "a.cpp") {
  size_t mark = source.find('^');
  source.erase(mark, 1);
  StringRef before = StringRef(source).take_front(mark);
  auto line = static_cast<uint32_t>(before.count('\n') + 1);
  auto column = static_cast<uint32_t>(mark - (before.rfind('\n') + 1) + 1);
  Conditions conditions(source, path);
  auto range = conditions.at(line, column);
  return range ? conditions.spelling(*range) : "";
}

/// The operands of all && and || in \p source, with the `!` of each counted.
std::string leaves(const std::string &source) {
  Conditions conditions(source, "a.cpp");
  std::function<std::string(Conditions::Range)> text =
      [&](Conditions::Range range) -> std::string {
    bool isNegated = false;
    range = conditions.inner(range, isNegated);
    std::string sign = isNegated ? "-" : "";
    auto split = conditions.split(range);
    if (!split)
      return sign + conditions.spelling(range);
    return sign + "[" + text(split->left) + (split->isAnd ? " & " : " | ") +
           text(split->right) + "]";
  };
  auto last = conditions.at(1, static_cast<uint32_t>(source.size()));
  return last ? text({0, last->last}) : "";
}

TEST(Conditions, OperandsOfLogicalOperators) {
  EXPECT_EQ(operand("while (n ^< max && norm(z) < 4)"), "n < max");
  EXPECT_EQ(operand("while (n < max && norm(z) ^< 4)"), "norm(z) < 4");
  EXPECT_EQ(operand("if (^a || b)"), "a");
  EXPECT_EQ(operand("if (a || (b ^== 1 && c))"), "b == 1");
  EXPECT_EQ(operand("if (a and ^b)"), "b");
  EXPECT_EQ(operand("f(x, ^a && b, y)"), "a");
}

TEST(Conditions, Statements) {
  EXPECT_EQ(operand("for (int i = 0; i ^< n; ++i) f(i);"), "i < n");
  EXPECT_EQ(operand("do x(); while (^ok());"), "ok()");
  EXPECT_EQ(operand("return ^a ? 1 : 2;"), "a");
  EXPECT_EQ(operand("x = a ? ^b ? 1 : 2 : 3;"), "b");
  EXPECT_EQ(operand("if (int *^p = f(3)) {"), "int *p = f(3)");
  EXPECT_EQ(operand("if (auto k = f(); k ^> 3) {"), "k > 3");
  EXPECT_EQ(operand("if constexpr (^a) {"), "a");
  EXPECT_EQ(operand("bool c = ^b && d;"), "b");
  EXPECT_EQ(operand("switch (^c) { case 1: }"), "c");
  EXPECT_EQ(operand("for (auto &x ^: items[3]) f(x);"), "auto &x : items[3]");
  EXPECT_EQ(operand("for (auto &[k, v] ^: m) f(k);"), "auto &[k, v] : m");
}

// Where clang has them in C.
TEST(Conditions, MacrosThatAreStatements) {
  EXPECT_EQ(operand("^RETURN_IF(a, 1) RETURN_IF(b, 2) int c = 0;"),
            "RETURN_IF(a, 1)");
  EXPECT_EQ(operand("RETURN_IF(a, 1) ^RETURN_IF(b, 2) int c = 0;"),
            "RETURN_IF(b, 2)");
  EXPECT_EQ(operand("^FOR(i, n) { f(i); }"), "FOR(i, n)");
  EXPECT_EQ(operand("if (a) ^FOR(i, n) f(i);"), "FOR(i, n)");
  EXPECT_EQ(operand("if (^A(x) == B(y)) return;"), "A(x) == B(y)");
  EXPECT_EQ(operand("f(a, (T)^x && b)"), "(T)x");
}

TEST(Conditions, LoopsNamedByTheirKeyword) {
  EXPECT_EQ(operand("^for (; i & 7; i++) s++;", "a.c"), "i & 7");
  EXPECT_EQ(operand("^for (int i = (a; 3); f(i, 1);) s++;", "a.c"), "f(i, 1)");
  EXPECT_EQ(operand("^while (*p) p++;", "a.c"), "*p");
  EXPECT_EQ(operand("^while (f(a)) { p++; }", "a.c"), "f(a)");
  EXPECT_EQ(operand("do { s++; ^} while (s & 3);", "a.c"), "s & 3");
  EXPECT_EQ(operand("do ^s++; while (s & 3);", "a.c"), "s & 3");
  EXPECT_EQ(operand("do ^f(a, 1 ? b : c); while (s & 3);", "a.c"), "s & 3");
  EXPECT_EQ(operand("do ^a && b(); while (s & 3);", "a.c"), "a");
  EXPECT_EQ(operand("for (;;) { x(); ^}", "a.c"), "}");
}

TEST(Conditions, BracketsBelongToTheOperand) {
  EXPECT_EQ(operand("if ((a + b) ^< c[d < e] && f)"), "(a + b) < c[d < e]");
  EXPECT_EQ(operand("if (s.^size() > (a, b))"), "s.size() > (a, b)");
  EXPECT_EQ(operand("if ((^a))"), "a");
  EXPECT_EQ(operand("while ((c = get()) ^!= EOF)"), "(c = get()) != EOF");
  EXPECT_EQ(operand("if (^[&] { return a && b; }() && c)"),
            "[&] { return a && b; }()");
  EXPECT_EQ(operand("if (P{1, 2} ^== p)"), "P{1, 2} == p");
}

TEST(Conditions, Not) {
  EXPECT_EQ(operand("if (!^a)"), "a");
  EXPECT_EQ(operand("if (!a.^b() || c)"), "a.b()");
  EXPECT_EQ(operand("if (!(a ^< b))"), "a < b");
  EXPECT_EQ(operand("if (^!stream)"), "!stream"); // operator!
  EXPECT_EQ(operand("if (!a ^== b)"), "!a == b");
}

TEST(Conditions, TemplateArgumentsAreNoComparison) {
  EXPECT_EQ(operand("if (^get<int, A<3>>(a) && b)"), "get<int, A<3>>(a)");
  EXPECT_EQ(operand("if (get<int, 3>(a) ^== 4)"), "get<int, 3>(a) == 4");
  EXPECT_EQ(operand("f(a ^< b, c > d)"), "a < b");
  EXPECT_EQ(operand("f(a < b, c ^> d)"), "c > d");
}

TEST(Conditions, WholeLogicalOperator) {
  EXPECT_EQ(operand("if ((c = a ^&& b.x()))"), "a && b.x()");
}

TEST(Conditions, OverSeveralLines) {
  EXPECT_EQ(operand("if (n /* all */\n    ^< // of them\n      max &&\n b)"),
            "n < max");
  EXPECT_EQ(operand("if (a &&\n    f(\n      3\r\n    ) ^== 4)"), "f(3) == 4");
}

TEST(Conditions, Tree) {
  EXPECT_EQ(leaves("a && b || c"), "[[a & b] | c]");
  EXPECT_EQ(leaves("a || b && c && d"), "[a | [[b & c] & d]]");
  EXPECT_EQ(leaves("(a || !b) && !(c && d)"), "[[a | -b] & -[c & d]]");
  EXPECT_EQ(leaves("!!a && ((b)) && !c == d"), "[[a & b] & !c == d]");
  EXPECT_EQ(leaves("f(a && b) && [&] { return c || d; }()"),
            "[f(a && b) & [&] { return c || d; }()]");
  EXPECT_EQ(leaves("a ? b && c : d"), "a ? b && c : d");
  EXPECT_EQ(leaves("x = a && b"), "x = a && b");
  EXPECT_EQ(leaves("(a) + (b)"), "(a) + (b)");
}

TEST(Conditions, WhereThereIsNone) {
  for (auto [line, column] : std::vector<std::pair<uint32_t, uint32_t>>{
           {0, 1}, {1, 0}, {1, 4}, {1, 100}, {9, 1}, {~0u, ~0u}})
    EXPECT_FALSE(Conditions("int x;", "a.c").at(line, column));
  EXPECT_FALSE(Conditions("", "a.c").at(1, 1));
}

TEST(Conditions, AnyTextWillDo) {
  std::string text = ")]}>>([{<<&&||!?:;=,\"'/*";
  for (uint32_t column = 1; column <= text.size(); ++column) {
    for (const std::string &each :
         {text, std::string(text.rbegin(), text.rend())}) {
      Conditions conditions(each, "a.cpp");
      bool isNegated = false;
      if (auto range = conditions.at(1, column)) {
        conditions.split(conditions.inner(*range, isNegated));
        conditions.spelling(*range);
      }
    }
  }
}

} // namespace
