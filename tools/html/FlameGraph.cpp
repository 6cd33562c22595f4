//===- html/FlameGraph.cpp - time by stacks of tagged functions -----------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "html/FlameGraph.h"

#include "html/Figures.h"
#include "html/Markup.h"
#include "support/Numbers.h"
#include "support/Text.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/xxhash.h"

namespace lineprof {

namespace {

/// Frames of a smaller share of the time are left out.
constexpr double kShownShare = 0.0005;

/// So many at most, the longest ones.
constexpr size_t kMostFrames = 3000;

constexpr int kFrameHeight = 20; ///< pixels
constexpr int kColours = 6;      ///< page.css has as many

/// A function on a stack. FlameFrame 0 is the world outside.
struct FlameFrame {
  size_t parent = 0;
  size_t function = 0; ///< index in the page
  size_t depth = 0;
  std::vector<size_t> children;
  double self = 0, total = 0; ///< ns
  double begin = 0;           ///< ns, where it starts in the picture
};

/// Parents before children.
std::vector<FlameFrame> framesOf(const Page &page,
                                 llvm::ArrayRef<TreeNode> nodes) {
  std::vector<FlameFrame> frames(1);
  std::vector<size_t> frameOf(nodes.size());
  std::map<std::pair<size_t, size_t>, size_t> known; // parent, function
  for (size_t i = 1; i < nodes.size(); ++i) {
    size_t parent = frameOf[nodes[i].parent];
    size_t function = page.indexOf(nodes[i].function);
    auto [it, isNew] = known.try_emplace({parent, function}, frames.size());
    if (isNew) {
      frames[parent].children.push_back(frames.size());
      frames.push_back({parent, function, frames[parent].depth + 1, {}});
    }
    frameOf[i] = it->second;
    frames[it->second].self += nodes[i].wall;
  }
  for (size_t i = frames.size(); i-- > 0;) {
    frames[i].total += frames[i].self;
    if (i != 0)
      frames[frames[i].parent].total += frames[i].total;
  }
  return frames;
}

/// Puts siblings side by side, the longest first, and drops those that are too
/// short to be seen. Gives those that are left, depth first.
std::vector<size_t> layOut(std::vector<FlameFrame> &frames) {
  std::vector<double> totals;
  for (const FlameFrame &frame : frames)
    totals.push_back(frame.total);
  llvm::sort(totals, std::greater<>());
  double least = std::max(kShownShare * frames[0].total,
                          totals[std::min(totals.size(), kMostFrames) - 1]);

  std::vector<size_t> order, stack = {0};
  while (!stack.empty()) {
    size_t index = stack.back();
    stack.pop_back();
    FlameFrame &frame = frames[index];
    if (index != 0)
      order.push_back(index);
    llvm::erase_if(frame.children, [&](size_t child) {
      return !(frames[child].total >= least);
    });
    llvm::sort(frame.children, [&](size_t a, size_t b) {
      return std::tie(frames[b].total, a) < std::tie(frames[a].total, b);
    });
    double begin = frame.begin;
    for (size_t child : frame.children) {
      frames[child].begin = begin;
      begin += frames[child].total;
    }
    llvm::append_range(stack, llvm::reverse(frame.children));
  }
  return order;
}

/// The same in every report.
size_t colourOf(llvm::StringRef name) {
  return llvm::xxh3_64bits(name) % kColours;
}

} // namespace

std::string flameGraph(const Page &page, llvm::ArrayRef<TreeNode> nodes) {
  std::vector<FlameFrame> frames = framesOf(page, nodes);
  double whole = frames[0].total - frames[0].self;
  if (!(whole > 0))
    return "";
  frames[0].total = whole;
  std::vector<size_t> order = layOut(frames);
  size_t depth = 0;
  for (size_t index : order)
    depth = std::max(depth, frames[index].depth);

  std::string picture = fmt::format(
      "<div class=\"scroll\"><svg id=\"flame-graph\" role=\"group\" "
      "aria-label=\"Flame graph\" width=\"100%\" height=\"{}\">\n",
      depth * kFrameHeight);
  std::string list;
  for (size_t index : order) {
    const FlameFrame &frame = frames[index];
    const PageFunction &function = page.functions()[frame.function];
    std::string name = escapeHtml(function.group.name);
    std::string times =
        fmt::format("{} %, {}, self {}", percent(frame.total, whole),
                    humanTime(frame.total), humanTime(frame.self));
    picture += fmt::format(
        "<svg x=\"{:.4f}%\" y=\"{}\" width=\"{:.4f}%\" height=\"{}\">"
        "<a{} class=\"c{}\" aria-label=\"{}: {}\"><rect width=\"100%\" "
        "height=\"100%\"/><text x=\"4\" y=\"14\">{}</text></a></svg>\n",
        100 * frame.begin / whole, (frame.depth - 1) * kFrameHeight,
        100 * frame.total / whole, kFrameHeight - 1,
        function.shown
            ? fmt::format(" href=\"#{}\"", Page::functionId(frame.function))
            : "",
        colourOf(function.group.name), name, times, name);
    list += fmt::format("{:>5} % {:>9} {:>9}  {:{}}{}\n",
                        percent(frame.total, whole), humanTime(frame.total),
                        humanTime(frame.self), "",
                        2 * std::min<size_t>(frame.depth - 1, 100), name);
  }
  picture += "</svg></div>\n";
  size_t left = frames.size() - 1 - order.size();
  return picture +
         fmt::format("<p id=\"flame-status\" class=\"note\" "
                     "aria-live=\"polite\">{} of tagged functions, sampled.{}"
                     "</p>\n",
                     humanTime(whole),
                     left ? fmt::format(" {} too short to be seen {} left out.",
                                        counted(left, "stack"),
                                        left == 1 ? "is" : "are")
                          : "") +
         "<details><summary>As text</summary><pre tabindex=\"0\">Share     "
         "Time  "
         "    Self  Function\n" +
         list + "</pre></details>\n";
}

} // namespace lineprof
