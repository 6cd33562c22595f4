//===- terminal/Palette.cpp - colours of the report -----------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Nobody knows a terminal's ground. A colour with a luminance of 0.18 has a
// contrast of at least 4 with white and with black, so all have about that.
//
//===----------------------------------------------------------------------===//

#include "terminal/Palette.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace lineprof {

namespace {

/// From these shares of the time on a line is warm, and hot.
constexpr double kWarm = 0.01, kHot = 0.2;

uint8_t between(uint8_t from, uint8_t to, double t) {
  return static_cast<uint8_t>(std::lround(from + (to - from) * t));
}

} // namespace

std::string Palette::dim() const {
  return sequence({114, 118, 123, 243, "90"});
}

std::string Palette::bold() const {
  return depth == ColorDepth::None ? "" : "\x1b[1m";
}

std::string Palette::of(Syntax syntax) const {
  switch (syntax) {
  case Syntax::Keyword:
    return sequence({160, 78, 218, 98, "35"});
  case Syntax::Type:
    return sequence({25, 116, 222, 27, "36"});
  case Syntax::Number:
    return sequence({15, 132, 132, 30, "36"});
  case Syntax::String:
    return sequence({39, 135, 55, 28, "32"});
  case Syntax::Comment:
    return dim();
  case Syntax::Directive:
    return sequence({205, 55, 155, 163, "35"});
  }
  return "";
}

std::string Palette::heat(double share) const {
  if (!(share >= kWarm))
    return dim();
  constexpr Color kAmber = {161, 107, 13, 130, "33"};
  constexpr Color kRed = {230, 32, 38, 160, "31"};
  bool isHot = share >= kHot;
  double t = std::min(1.0, std::sqrt(share));
  Color color = isHot ? kRed : kAmber;
  color.red = between(kAmber.red, kRed.red, t);
  color.green = between(kAmber.green, kRed.green, t);
  color.blue = between(kAmber.blue, kRed.blue, t);
  return sequence(color) + (isHot ? bold() : "");
}

std::string Palette::paint(llvm::StringRef text, const std::string &sequence) {
  if (sequence.empty() || text.empty())
    return text.str();
  return sequence + text.str() + "\x1b[0m";
}

std::string Palette::sequence(const Color &color) const {
  switch (depth) {
  case ColorDepth::None:
    break;
  case ColorDepth::Sixteen:
    return fmt::format("\x1b[{}m", color.of16);
  case ColorDepth::Palette256:
    return fmt::format("\x1b[38;5;{}m", color.of256);
  case ColorDepth::True:
    return fmt::format("\x1b[38;2;{};{};{}m", color.red, color.green,
                       color.blue);
  }
  return "";
}

std::string bar(double share, size_t width) {
  constexpr const char *kEighths[] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  share = share > 0 ? std::min(share, 1.0) : 0;
  auto eighths = static_cast<size_t>(std::lround(share * 8 * double(width)));
  std::string text;
  for (size_t i = 0; i < eighths / 8; ++i)
    text += "█";
  text += kEighths[eighths % 8];
  return text + std::string(width - (eighths + 7) / 8, ' ');
}

} // namespace lineprof
