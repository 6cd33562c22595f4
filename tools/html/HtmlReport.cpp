//===- html/HtmlReport.cpp - a profile as one page ------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "html/HtmlReport.h"

#include "calls/LeafCalls.h"
#include "html/Assets.inc"
#include "html/FlameGraph.h"
#include "html/Listing.h"
#include "html/Markup.h"
#include "html/Overview.h"
#include "support/Numbers.h"
#include "support/Text.h"

#include "llvm/ADT/STLExtras.h"

using llvm::StringRef;

namespace lineprof {

namespace {

/// Nothing is fetched, and no script or style runs but those of lineprof.
std::string head(StringRef title) {
  return fmt::format(
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n"
      "<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src "
      "'none'; script-src {}; style-src {}; img-src data:; base-uri 'none'; "
      "form-action 'none'\">\n"
      "<meta name=\"viewport\" content=\"width=device-width\">\n"
      "<title>{} - lineprof</title>\n"
      "<link rel=\"icon\" href=\"data:,\">\n"
      "<style>{}</style>\n</head>\n",
      contentHash(kPageScript), contentHash(kPageStyle), title, kPageStyle);
}

std::string section(StringRef id, StringRef heading, StringRef content) {
  return content.empty() ? ""
                         : fmt::format("<section id=\"{0}\" "
                                       "aria-labelledby=\"{0}-heading\">\n"
                                       "<h2 id=\"{0}-heading\">{1}</h2>\n{2}"
                                       "</section>\n",
                                       id, heading, content);
}

std::string navigation(bool hasFiles, bool hasFlame) {
  std::string links = "<a href=\"#functions\">Functions</a>";
  if (hasFiles)
    links += "<a href=\"#files\">Files</a>";
  if (hasFlame)
    links += "<a href=\"#flame\">Flame graph</a>";
  return "<nav aria-label=\"Sections\">" + links +
         "<a href=\"#sources\">Sources</a></nav>";
}

/// What the profile is of. Merged runs may have nothing of it in common.
std::string origin(const Profile &profile) {
  const RunInfo &run = profile.run();
  std::string text;
  auto add = [&](StringRef before, const std::string &what) {
    if (!what.empty())
      text += fmt::format("{}{}{}", text.empty() ? "" : " · ", before,
                          escapeHtml(what));
  };
  add("", run.executable);
  if (run.commandLine != run.executable)
    add("run as ", run.commandLine);
  add("on ", run.host);
  if (run.startUnixNs)
    add("", localDate(run.startUnixNs));
  if (profile.runs() > 1)
    add("the first of ", fmt::format("{} runs", profile.runs()));
  return text.empty() ? "" : "<p class=\"note origin\">" + text + "</p>\n";
}

std::string sources(const Page &page, SourceTexts &texts) {
  std::string out;
  std::optional<uint32_t> file;
  for (size_t i = 0; i < page.functions().size(); ++i) {
    const PageFunction &function = page.functions()[i];
    if (!function.shown)
      continue;
    if (uint32_t source = function.group.sum.source; source != file) {
      file = source;
      out += fmt::format("<h2 class=\"file\" id=\"{}\">{}</h2>\n",
                         Page::sourceId(source), page.path(source));
    }
    out += listing(page, i, texts);
  }
  return out;
}

} // namespace

std::string htmlReport(const Profile &profile,
                       llvm::ArrayRef<const Function *> functions,
                       StringRef title, SourceTexts &texts) {
  Page page(profile, functions);
  std::string lines = sources(page, texts);
  std::string files = fileTable(page);
  std::string flame = flameGraph(page, treeWithLeaves(profile));
  std::string warnings;
  for (const std::string &warning :
       llvm::concat<const std::string>(profile.warnings(), texts.warnings))
    warnings += fmt::format("<p class=\"warning\">Warning: {}</p>\n",
                            escapeHtml(warning));

  std::string escapedTitle = escapeHtml(title);
  std::string out = head(escapedTitle);
  out += "<body>\n<header><h1><span>lineprof</span> " + escapedTitle + "</h1>" +
         navigation(!files.empty(), !flame.empty()) +
         "<button id=\"theme\" type=\"button\" hidden>Dark</button>"
         "</header>\n<main>\n" +
         origin(profile) + warnings;
  out += section("functions", "Functions",
                 "<p class=\"tools\" hidden><label>Filter <input id=\"filter\" "
                 "type=\"search\" placeholder=\"function or file\">"
                 "</label> <output id=\"matches\"></output></p>\n" +
                     functionTable(page));
  out += section("files", "Files", files);
  out += section("flame", "Flame graph", flame);
  out += "<section id=\"sources\" aria-label=\"Sources\">\n" + lines +
         "</section>\n</main>\n"
         "<div id=\"card\" role=\"tooltip\" hidden></div>\n<script>";
  out += kPageScript;
  return out + "</script>\n</body>\n</html>\n";
}

} // namespace lineprof
