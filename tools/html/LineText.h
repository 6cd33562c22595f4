//===- html/LineText.h - the text of a line -------------------------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef LINEPROF_TOOLS_HTML_LINETEXT_H
#define LINEPROF_TOOLS_HTML_LINETEXT_H

#include "html/Page.h"
#include "source/Operands.h"

namespace lineprof {

/// The lines of one function as HTML.
class LineText {
public:
  LineText(const Page &page, const Function &function, SourceTexts &sources)
      : page(page), function(function), sources(sources),
        operands(findOperands(function, sources)) {}

  /// The text of \p line: highlighted, its calls linked to the functions that
  /// they call, and behind it which conditions held and what was called.
  std::string of(LineKey line) const;

private:
  struct Link {
    size_t begin, end; ///< bytes of the line
    size_t function;   ///< index in the page
  };

  static std::string markUp(llvm::StringRef text, llvm::ArrayRef<Span> spans,
                            llvm::ArrayRef<Link> links);
  std::vector<Link> linksOf(LineKey line, const SourceText &source) const;
  std::string nameOf(const CallSite &call) const;
  std::string calls(llvm::ArrayRef<CallSite> sites) const;
  std::string details(LineKey line) const;

  const Page &page;
  const Function &function;
  SourceTexts &sources;
  std::vector<Operand> operands; ///< sorted by line
};

} // namespace lineprof

#endif // LINEPROF_TOOLS_HTML_LINETEXT_H
