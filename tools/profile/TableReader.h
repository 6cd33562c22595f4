//===- profile/TableReader.h - one site table of a module -----------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_PROFILE_TABLEREADER_H
#define LINEPROF_TOOLS_PROFILE_TABLEREADER_H

#include "profile/RecordReader.h"

#include "llvm/ADT/STLExtras.h"

#include <unordered_map>

namespace lineprof {

/// Reads the site table in \p blob, at \p offset of its section. Functions are
/// found by their offset in theirs.
class TableReader {
public:
  using FunctionIndex = std::unordered_map<uint64_t, size_t>;

  TableReader(const ModuleLayout &layout, llvm::ArrayRef<Cell> cells,
              llvm::ArrayRef<Timing> timings, const FunctionIndex &functionAt,
              llvm::ArrayRef<RawFunction> functions, uint64_t offset,
              llvm::ArrayRef<uint8_t> blob)
      : layout(layout), cells(cells), timings(timings), functionAt(functionAt),
        functions(functions), offset(offset), blob(blob) {}

  /// Returns what is wrong with it, or null.
  const char *read() {
    table.offset = offset;
    if (blob.size() < sizeof(SiteTable))
      return "is cut off";
    record = load<SiteTable>(blob);
    firstFrame =
        sizeof(SiteTable) + uint64_t(record.num_sites) * sizeof(SiteEntry);
    uint64_t arrays =
        firstFrame + uint64_t(record.num_frames) * sizeof(SiteFrame);
    if (arrays > record.name || record.name >= blob.size())
      return "has arrays that exceed it";
    llvm::ArrayRef<uint8_t> name = blob.drop_front(record.name);
    table.name = llvm::StringRef(
        reinterpret_cast<const char *>(name.data()),
        strnlen(reinterpret_cast<const char *>(name.data()), name.size()));
    if (table.name.size() == name.size())
      return "has no name";
    table.root = functionFrom(offsetof(SiteTable, root), record.root);
    table.isInPart = table.root && record.flags & kSitesInPart;
    for (uint32_t i = 0; i < record.num_sites; ++i)
      if (const char *why = readSite(load<SiteEntry>(
              blob.drop_front(sizeof(SiteTable) + i * sizeof(SiteEntry)))))
        return why;
    return nullptr;
  }

  RawSiteTable table;

private:
  const char *readSite(const SiteEntry &site) {
    listed += site.num_frames;
    if (uint64_t(site.first_frame) + site.num_frames > record.num_frames ||
        listed > record.num_frames)
      return "has frames that exceed it";
    std::vector<RawFrame> &frames = table.sites.emplace_back();
    for (uint32_t i = site.num_frames; i-- > 0;)
      if (auto frame = rawFrameAt(site.first_frame + i))
        frames.push_back(*frame);
    if (site.kind == kSiteOwnCode && !cells.empty()) {
      if (site.index >= cells.size())
        return "has times outside of their chunk";
      if (site.num_frames != 1)
        return "has own code of no function";
      if (!frames.empty())
        table.own.push_back(
            {frames[0].function, cells[site.index], table.sites.size() - 1});
    }
    if (site.kind == kSiteTimed && !timings.empty()) {
      if (site.index >= timings.size())
        return "has timings outside of their chunk";
      const Timing &timing = timings[site.index];
      if (timing.begun || timing.calls || timing.given_up)
        addTimed(site.index, frames);
    }
    return nullptr;
  }

  void addTimed(uint32_t index, llvm::ArrayRef<RawFrame> frames) {
    RawSiteTable::TimedCalls calls;
    calls.index = index;
    calls.site = table.sites.size() - 1;
    calls.timing = timings[index];
    if (table.root)
      calls.functions.push_back(*table.root);
    for (const RawFrame &frame : frames) {
      if (!llvm::is_contained(calls.functions, frame.function))
        calls.functions.push_back(frame.function);
      if (frame.line &&
          !llvm::is_contained(calls.lines,
                              std::pair(frame.function, *frame.line)))
        calls.lines.push_back({frame.function, *frame.line});
    }
    if (!frames.empty() && frames.back().line)
      calls.at = {frames.back().function, *frames.back().line};
    table.timed.push_back(std::move(calls));
  }

  SiteFrame frameAt(uint32_t index) const {
    return load<SiteFrame>(
        blob.drop_front(firstFrame + index * sizeof(SiteFrame)));
  }

  std::optional<RawFrame> rawFrameAt(uint32_t index) const {
    SiteFrame frame = frameAt(index);
    auto function = functionFrom(firstFrame + index * sizeof(SiteFrame) +
                                     offsetof(SiteFrame, function),
                                 frame.function);
    if (!function)
      return std::nullopt;
    RawFrame raw = {*function, std::nullopt};
    if (frame.line < functions[*function].lines.size())
      raw.line = frame.line;
    return raw;
  }

  /// The function that is \p distance from the field at \p field. The linker
  /// may have kept another copy of it than this one's.
  std::optional<size_t> functionFrom(uint64_t field, int64_t distance) const {
    if (distance == 0)
      return std::nullopt;
    uint64_t address = layout.info.sites_address + offset + field +
                       static_cast<uint64_t>(distance);
    auto found = functionAt.find(address - layout.info.functions_address);
    return found == functionAt.end() ? std::nullopt
                                     : std::optional(found->second);
  }

  const ModuleLayout &layout;
  llvm::ArrayRef<Cell> cells;
  llvm::ArrayRef<Timing> timings;
  const FunctionIndex &functionAt;
  llvm::ArrayRef<RawFunction> functions;
  uint64_t offset;
  llvm::ArrayRef<uint8_t> blob;
  SiteTable record = {};
  uint64_t firstFrame = 0; ///< offset of the frames in the blob
  uint64_t listed = 0;     ///< frames of the sites so far
};

} // namespace lineprof

#endif // LINEPROF_TOOLS_PROFILE_TABLEREADER_H
