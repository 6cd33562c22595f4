//===- help/Completion.cpp - what may stand next on a command line --------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "help/Completion.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"

using llvm::ArrayRef;
using llvm::StringRef;

namespace lineprof {

void Completion::offer(StringRef typed, const std::string &word,
                       const std::string &description) {
  if (StringRef(word).starts_with(typed))
    candidates.push_back({word, description});
}

namespace {

bool takesValue(const CLI::Option &option) {
  return option.get_expected_min() > 0;
}

/// The values between braces in the name of the option's type.
llvm::SmallVector<StringRef> valuesOf(StringRef type) {
  llvm::SmallVector<StringRef> values;
  StringRef list = type.split('{').second.split('}').first;
  list.split(values, ',', -1, /*KeepEmpty=*/false);
  return values;
}

bool isFile(const CLI::Option &option) {
  std::string type = option.get_type_name();
  return type == "FILE" || type == "PATH" ||
         (option.get_positional() && option.get_name() != "PID");
}

/// Of an option or an argument by position. \p prefix stands before the value
/// in the same word.
void offerValues(const CLI::Option &option, StringRef prefix, StringRef typed,
                 Completion &completion) {
  std::string type = option.get_type_name();
  std::string before = prefix.str();
  if (StringRef(type).starts_with("LIST"))
    if (size_t comma = typed.rfind(','); comma != StringRef::npos) {
      before += typed.take_front(comma + 1);
      typed = typed.drop_front(comma + 1);
    }
  llvm::SmallVector<StringRef> values = valuesOf(type);
  for (StringRef value : values)
    if (value.starts_with(typed))
      completion.candidates.push_back({before + value.str(), ""});
  completion.files = values.empty() && isFile(option);
}

/// The option that \p word is, without its value.
const CLI::Option *optionOf(const CLI::App &app, StringRef word) {
  if (!word.starts_with("-") || word == "-")
    return nullptr;
  return app.get_option_no_throw(word.split('=').first.str());
}

void offerOptions(const CLI::App &app, StringRef typed,
                  Completion &completion) {
  for (const CLI::Option *option : app.get_options()) {
    for (const std::string &name : option->get_lnames())
      completion.offer(typed, "--" + name, option->get_description());
    for (const std::string &name : option->get_snames())
      completion.offer(typed, "-" + name, option->get_description());
  }
}

/// Arguments by position, in order.
std::vector<const CLI::Option *> positionals(const CLI::App &app) {
  std::vector<const CLI::Option *> found;
  for (const CLI::Option *option : app.get_options())
    if (option->get_positional())
      found.push_back(option);
  return found;
}

} // namespace

Completion completeArguments(const CLI::App &app, ArrayRef<std::string> words) {
  Completion completion;
  StringRef typed = words.back();
  const CLI::Option *pending = nullptr; // awaits its value
  size_t position = 0;
  bool optionsEnded = false;
  for (StringRef word : words.drop_back()) {
    const CLI::Option *option = optionsEnded ? nullptr : optionOf(app, word);
    if (pending)
      pending = nullptr;
    else if (word == "--")
      optionsEnded = true;
    else if (option && takesValue(*option) && !word.contains('='))
      pending = option;
    else if (optionsEnded || !word.starts_with("-") || word == "-")
      ++position;
  }
  std::vector<const CLI::Option *> arguments = positionals(app);
  // What follows a program is its own.
  bool isForeign =
      position && !arguments.empty() && arguments[0]->get_name() == "PROGRAM";
  if (isForeign)
    completion.files = true;
  else if (pending)
    offerValues(*pending, "", typed, completion);
  else if (const CLI::Option *option = optionOf(app, typed);
           option && typed.contains('=') && !optionsEnded)
    offerValues(*option, typed.take_front(typed.find('=') + 1),
                typed.split('=').second, completion);
  else if (typed.starts_with("-") && !optionsEnded)
    offerOptions(app, typed, completion);
  else if (!arguments.empty())
    offerValues(*arguments[std::min(position, arguments.size() - 1)], "", typed,
                completion);
  return completion;
}

} // namespace lineprof
