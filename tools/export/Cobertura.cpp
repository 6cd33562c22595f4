//===- export/Cobertura.cpp - coverage for CI servers ---------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The XML of coverage-04.dtd: a package for each folder, a class for each file,
// a method for each function.
//
//===----------------------------------------------------------------------===//

#include "export/Coverage.h"
#include "export/Formats.h"
#include "model/Names.h"
#include "support/SourcePath.h"
#include "support/Text.h"

#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"

#include <cmath>

namespace path = llvm::sys::path;

using llvm::StringRef;

namespace lineprof {

namespace {

/// \p text as the value of an attribute. U+FFFE and U+FFFF are legal in UTF-8,
/// but not in XML.
std::string escapeXml(StringRef text) {
  std::string escaped;
  llvm::raw_string_ostream stream(escaped);
  llvm::printHTMLEscaped(escapeControls(text), stream);
  for (StringRef illegal : {"\xef\xbf\xbe", "\xef\xbf\xbf"})
    for (size_t at; (at = StringRef(escaped).find(illegal)) != StringRef::npos;)
      escaped.replace(at, illegal.size(), "?");
  return escaped;
}

struct Totals {
  Ratio lines, ways;

  void add(const CoveredLine &line) {
    lines.add(line.hits != 0);
    ways += waysOf(line);
  }
  void add(const FileCoverage &file) {
    for (const auto &[number, line] : file.lines)
      add(line);
  }

  std::string rates() const {
    return fmt::format("line-rate=\"{:.4f}\" branch-rate=\"{:.4f}\" "
                       "complexity=\"0\"",
                       lines.rate(), ways.rate());
  }
};

std::string percent(const Ratio &ratio) {
  return fmt::format("{:.0f}%", std::floor(ratio.rate() * 100));
}

std::string lineElement(uint32_t number, const CoveredLine &line,
                        StringRef indent) {
  std::string start = fmt::format("{}<line number=\"{}\" hits=\"{}\"", indent,
                                  number, line.hits);
  Ratio all = waysOf(line);
  if (!all.found)
    return start + " branch=\"false\"/>\n";
  std::string text =
      fmt::format("{} branch=\"true\" condition-coverage=\"{} ({}/{})\">\n{}  "
                  "<conditions>\n",
                  start, percent(all), all.hit, all.found, indent);
  for (size_t i = 0; i < line.branches.size(); ++i) {
    const Branch &branch = line.branches[i];
    Ratio ways = waysOf({0, {branch}});
    text += fmt::format(
        "{}    <condition number=\"{}\" type=\"{}\" coverage=\"{}\"/>\n",
        indent, i, branch.isSwitch ? "switch" : "jump", percent(ways));
  }
  return text + fmt::format("{0}  </conditions>\n{0}</line>\n", indent);
}

std::string methodElement(const Function &function) {
  std::string lines;
  Totals totals;
  for (const auto &[key, line] : coveredLines(function))
    if (key.first == function.source) {
      totals.add(line);
      lines += lineElement(key.second, line, "                ");
    }
  return fmt::format(
      "            <method name=\"{}\" signature=\"\" {}>\n              "
      "<lines>\n"
      "{}              </lines>\n            </method>\n",
      escapeXml(readableName(function.linkageName, function.displayName)),
      totals.rates(), lines);
}

/// Files below the current folder are relative to it, others to the root.
class Folders {
public:
  std::string relative(StringRef file) {
    std::string shown = displayPath(file);
    if (shown != file)
      llvm::sys::fs::current_path(used);
    else if (path::is_absolute(file)) {
      usedRoot = true;
      return file.drop_front().str();
    }
    return shown;
  }

  std::string sources() const {
    std::string text;
    if (!used.empty())
      text += fmt::format("    <source>{}</source>\n", escapeXml(used));
    if (usedRoot)
      text += "    <source>/</source>\n";
    return text;
  }

private:
  llvm::SmallString<256> used; ///< the current folder, or empty
  bool usedRoot = false;
};

std::string classElement(const FileCoverage &file, StringRef name) {
  Totals totals;
  totals.add(file);
  std::string text = fmt::format(
      "        <class name=\"{}\" filename=\"{}\" {}>\n          <methods>\n",
      escapeXml(path::filename(name)), escapeXml(name), totals.rates());
  for (const Function *function : file.functions)
    text += methodElement(*function);
  text += "          </methods>\n          <lines>\n";
  for (const auto &[number, line] : file.lines)
    text += lineElement(number, line, "            ");
  return text + "          </lines>\n        </class>\n";
}

} // namespace

llvm::Expected<std::string> toCobertura(const Profile &profile) {
  llvm::Expected<std::vector<FileCoverage>> files = coverageOf(profile);
  if (!files)
    return files.takeError();

  struct Package {
    Totals totals;
    std::string classes;
  };
  std::map<std::string, Package> packages;
  Folders folders;
  Totals all;
  for (const FileCoverage &file : *files) {
    std::string name = folders.relative(file.path);
    Package &package = packages[path::parent_path(name).str()];
    package.totals.add(file);
    package.classes += classElement(file, name);
    all.add(file);
  }

  std::string text = fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<!DOCTYPE coverage SYSTEM "
      "\"http://cobertura.sourceforge.net/xml/coverage-04.dtd\">\n"
      "<coverage {} lines-covered=\"{}\" lines-valid=\"{}\" "
      "branches-covered=\"{}\" branches-valid=\"{}\" "
      "version=\"lineprof " LINEPROF_VERSION "\" timestamp=\"{}\">\n"
      "  <sources>\n{}  </sources>\n  <packages>\n",
      all.rates(), all.lines.hit, all.lines.found, all.ways.hit, all.ways.found,
      profile.run().startUnixNs / 1000000, folders.sources());
  for (const auto &[name, package] : packages)
    text +=
        fmt::format("    <package name=\"{}\" {}>\n      <classes>\n"
                    "{}      </classes>\n    </package>\n",
                    escapeXml(name), package.totals.rates(), package.classes);
  return text + "  </packages>\n</coverage>\n";
}

} // namespace lineprof
