//===- export/Csv.cpp - lines for spreadsheets ----------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// RFC 4180, but for lines that end with LF alone.
//
//===----------------------------------------------------------------------===//

#include "export/Formats.h"
#include "model/Names.h"
#include "support/Text.h"

namespace lineprof {

namespace {

/// An apostrophe keeps spreadsheets from taking text for a formula.
std::string inQuotes(llvm::StringRef text) {
  std::string result = "\"";
  if (text.find_first_of("=+-@") == 0)
    result += '\'';
  for (char c : escapeControls(text))
    result += c == '"' ? std::string("\"\"") : std::string(1, c);
  return result + '"';
}

std::string known(std::optional<double> nanoseconds) {
  return nanoseconds ? fmt::to_string(wholeNanoseconds(*nanoseconds)) : "";
}

std::string row(llvm::StringRef place, uint32_t number, const Line &line,
                bool isUntimed) {
  if (isUntimed)
    return fmt::format("{},{},{},,,,,,,\n", place, number, line.hits);
  const Times &times = line.times;
  return fmt::format("{},{},{},{},{},{},{},{},{},{}\n", place, number,
                     line.hits, wholeNanoseconds(times.wall),
                     wholeNanoseconds(times.self), wholeNanoseconds(times.cpu),
                     wholeNanoseconds(times.samples), known(times.error()),
                     known(times.min), known(times.max));
}

} // namespace

llvm::Expected<std::string> toCsv(const Profile &profile) {
  std::string text = "file,function,line,hits,time_ns,self_ns,cpu_ns,samples,"
                     "error_ns,min_ns,max_ns\n";
  for (const Function *function : profile.functions()) {
    std::string name =
        inQuotes(readableName(function->linkageName, function->displayName));
    auto place = [&](uint32_t source) {
      return inQuotes(profile.source(source).path) + ',' + name;
    };
    if (function->unattributed.wall > 0)
      text += row(place(function->source), 0, {0, function->unattributed},
                  /*isUntimed=*/false);
    for (const auto &[key, line] : function->lines)
      text += row(place(key.first), key.second, line, function->isUntimed());
  }
  return text;
}

} // namespace lineprof
