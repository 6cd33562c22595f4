//===- commands/CommandLine.cpp - options that commands share -------------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "commands/CommandLine.h"

#include "commands/Commands.h"
#include "help/Page.h"
#include "profile/ProfileFile.h"
#include "support/Text.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Regex.h"

using llvm::StringRef;

namespace lineprof {

static llvm::function_ref<void(const CLI::App &)> gVisitor;

void visitOptions(const Command &command,
                  llvm::function_ref<void(const CLI::App &)> visit) {
  std::string name = command.name;
  char *argv[] = {name.data(), nullptr};
  gVisitor = visit;
  command.run(1, argv);
  gVisitor = nullptr;
}

bool areOptionsVisited() { return bool(gVisitor); }

namespace {

/// Takes the usage from the command's page.
class HelpFormatter : public CLI::Formatter {
public:
  explicit HelpFormatter(StringRef command) : command(command) {}

  std::string make_usage(const CLI::App *app, std::string name) const override {
    std::optional<HelpPage> page = findPage(command, "");
    auto isCode = [](const Block &block) { return block.kind == Block::Code; };
    if (!page)
      return Formatter::make_usage(app, name);
    auto usage = llvm::find_if(page->blocks, isCode);
    if (usage == page->blocks.end())
      return Formatter::make_usage(app, name);
    return fmt::format("Usage: {}\n", fmt::join(usage->lines, "\n       "));
  }

  /// Without the {false} of "--pager,--no-pager{false}".
  std::string make_option_name(const CLI::Option *option,
                               bool isPositional) const override {
    std::string whole = Formatter::make_option_name(option, isPositional);
    StringRef name = whole;
    name.consume_back("{false}");
    return name.str();
  }

private:
  StringRef command;
};

} // namespace

/// CLI11 says "--unit: 1 required FLOAT missing".
static std::string textOf(const CLI::ParseError &error) {
  StringRef text = error.what();
  auto [option, what] = text.split(": ");
  if (what.starts_with("1 required ") && what.ends_with(" missing"))
    return fmt::format("{} needs a value", option);
  return text.str();
}

std::optional<int> parseCommandLine(CLI::App &app, int argc, char **argv) {
  if (gVisitor) {
    gVisitor(app);
    return 0;
  }
  app.name(fmt::format("lineprof {}", argv[0]));
  app.formatter(std::make_shared<HelpFormatter>(argv[0]));
  std::string examples = app.get_footer();
  app.footer(fmt::format("{}{}Full page: lineprof help {}, or man lineprof-{}",
                         examples, examples.empty() ? "" : "\n\n", argv[0],
                         argv[0]));
  try {
    app.parse(argc, argv);
    return std::nullopt;
  } catch (const CLI::CallForHelp &) {
    return writeOut(app.help());
  } catch (const CLI::ParseError &error) {
    return reportError(fmt::format("{}: {}; see 'lineprof {} --help'", argv[0],
                                   textOf(error), argv[0]),
                       2);
  }
}

CLI::Validator isNumber(double least, double most) {
  return CLI::Validator(
      [=](std::string &text) {
        double value = 0;
        bool fits = CLI::detail::lexical_cast(text, value) && value >= least &&
                    value <= most;
        return fits ? ""
                    : fmt::format("'{}' is no number from {:g} to {:g}", text,
                                  least, most);
      },
      "");
}

CLI::Validator isWholeNumber(uint64_t least) {
  return CLI::Validator(
      [=](std::string &text) {
        uint32_t value = 0;
        bool fits = !StringRef(text).getAsInteger(10, value) && value >= least;
        return fits ? ""
                    : fmt::format("'{}' is no whole number from {} on", text,
                                  least);
      },
      "");
}

/// For CLI11: what is wrong, or nothing.
static std::string checkRegex(const std::string &text) {
  std::string why;
  return llvm::Regex(text).isValid(why)
             ? ""
             : fmt::format("{} is not a regular expression: {}", text, why);
}

void addFunctionOption(CLI::App &app, std::string &regex) {
  app.add_option("--function", regex,
                 "only functions whose name matches this regular expression")
      ->type_name("REGEX")
      ->check(checkRegex);
}

void addFormatOption(CLI::App &app, std::string &format) {
  format = "text";
  app.add_option("--format", format, "text (default) or json")
      ->check(CLI::IsMember({"text", "json"}));
}

/// As a profile is whose program was killed at once.
static bool isEmptyFile(const std::string &path) {
  uint64_t size = 1;
  return llvm::sys::fs::is_regular_file(path) &&
         !llvm::sys::fs::file_size(path, size) && size == 0;
}

/// Neither a profile nor one that is being set up, which begins with zeros.
static bool isForeignFile(const std::string &path) {
  if (!llvm::sys::fs::is_regular_file(path) || isProfile(path))
    return false;
  auto start = llvm::MemoryBuffer::getFileSlice(path, 1, 0, true);
  return start && (*start)->getBufferSize() && *(*start)->getBufferStart();
}

void SourceAndProfiles::addTo(CLI::App &app) {
  app.add_option("SOURCE", source,
                 "a source file, by any end of its path; - or none for all");
  app.add_option("PROFILE", profiles,
                 "what the program wrote, added up (default: prof.out)");
}

llvm::Error SourceAndProfiles::sortOut() {
  if (isProfile(source) || isEmptyFile(source)) {
    profiles.insert(profiles.begin(), source);
    source.clear();
  }
  if (source == "-")
    source.clear();
  if (profiles.empty())
    profiles.push_back("prof.out");
  for (const std::string &profile : profiles)
    if (!source.empty() && isForeignFile(profile))
      return failure("{}: is not a profile; give one SOURCE, {}, and then "
                     "profiles that programs wrote",
                     profile, source);
  return llvm::Error::success();
}

} // namespace lineprof
