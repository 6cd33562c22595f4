//===- diff/DiffJson.cpp - a comparison for scripts -----------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "diff/DiffReport.h"

#include "model/Uncertainty.h"

#include "llvm/Support/JSON.h"
#include "llvm/Support/raw_ostream.h"

namespace json = llvm::json;

namespace lineprof {

namespace {

class Writer {
public:
  explicit Writer(llvm::raw_ostream &stream) : out(stream, 1) {}

  void write(const ProfileDiff &diff) {
    out.objectBegin();
    out.attribute("version", 1);
    out.attribute("per_run", diff.isPerRun);
    if (!diff.warnings.empty())
      out.attributeArray("warnings", [&] {
        for (const std::string &warning : diff.warnings)
          out.value(json::fixUTF8(warning));
      });
    out.attributeArray("functions", [&] {
      for (const FunctionChange &function : diff.functions)
        out.object([&] { writeFunction(function); });
    });
    out.attributeObject("total", [&] {
      writeChange(diff.total, true, true, /*isFunction=*/true);
    });
    out.objectEnd();
  }

private:
  void writeFunction(const FunctionChange &function) {
    text("name", function.title);
    text("file", function.path);
    out.attribute("line", function.line);
    writeChange(function.change, function.before, function.after,
                /*isFunction=*/true);
    out.attributeArray("lines", [&] {
      for (const LineChange &line : function.lines)
        out.object([&] { writeLine(line); });
    });
  }

  void writeLine(const LineChange &line) {
    if (line.oldLine)
      out.attribute("old_line", *line.oldLine);
    if (line.newLine)
      out.attribute("new_line", *line.newLine);
    if (!line.path.empty())
      text("file", line.path);
    if (line.text)
      text("text", *line.text);
    writeChange(line.change, line.oldLine.has_value(), line.newLine.has_value(),
                /*isFunction=*/false);
  }

  void writeChange(const Change &change, bool isOld, bool isNew,
                   bool isFunction) {
    if (isOld)
      out.attributeObject("old",
                          [&] { writeFigures(change.before, isFunction); });
    if (isNew)
      out.attributeObject("new",
                          [&] { writeFigures(change.after, isFunction); });
    out.attribute("time_change_ns", change.delta(Metric::Time));
    out.attribute("time_change_is_sure", change.isSure(Metric::Time));
  }

  void writeFigures(const Figures &figures, bool isFunction) {
    if (isFunction)
      out.attribute("calls", figures.calls);
    out.attribute("hits", figures.hits);
    out.attribute("time_ns", figures.times.wall);
    out.attribute("error_ns", halfWidth(figures.variance(Metric::Time)));
    out.attribute("self_ns", figures.times.self);
    out.attribute("cpu_ns", figures.times.cpu);
  }

  /// Bytes of a profile may be anything, strings of JSON may not.
  void text(llvm::StringRef name, llvm::StringRef value) {
    out.attribute(name, json::fixUTF8(value));
  }

  json::OStream out;
};

} // namespace

std::string diffJson(const ProfileDiff &diff) {
  std::string text;
  llvm::raw_string_ostream stream(text);
  Writer(stream).write(diff);
  stream << '\n';
  return text;
}

} // namespace lineprof
