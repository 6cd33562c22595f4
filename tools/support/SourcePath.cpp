//===- support/SourcePath.cpp - paths of files, as recorded and as given --===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "support/SourcePath.h"

#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using llvm::SmallString;
using llvm::StringRef;

namespace lineprof {

std::string normalize(StringRef path) {
  SmallString<256> result(path);
  llvm::sys::path::remove_dots(result, /*remove_dot_dot=*/true);
  return result.str().str();
}

std::string displayPath(StringRef path) {
  SmallString<256> folder;
  if (llvm::sys::fs::current_path(folder))
    return path.str();
  StringRef below = path;
  if (below.consume_front(folder) && below.consume_front("/") && !below.empty())
    return below.str();
  return path.str();
}

bool namesPath(StringRef given, StringRef recorded) {
  SmallString<256> absolute(given);
  llvm::sys::fs::make_absolute(absolute);
  if (normalize(absolute) == recorded ||
      llvm::sys::fs::equivalent(absolute, recorded))
    return true;
  std::string tail = normalize(given);
  StringRef end = tail;
  while (end.consume_front("../"))
    ;
  if (end.empty() || end == "." || end == ".." || end.starts_with("/"))
    return false;
  return recorded == end || (recorded.ends_with(end) &&
                             recorded.drop_back(end.size()).ends_with("/"));
}

std::vector<StringRef> placesHere(StringRef recorded) {
  std::vector<StringRef> places;
  for (StringRef end = recorded.split('/').second; !end.empty();
       end = end.split('/').second)
    if (!end.starts_with("/"))
      places.push_back(end);
  return places;
}

} // namespace lineprof
