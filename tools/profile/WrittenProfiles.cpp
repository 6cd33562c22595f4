//===- profile/WrittenProfiles.cpp - which profiles a run wrote -----------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "profile/WrittenProfiles.h"

#include "profile/ProfileFile.h"

#include <algorithm>
#include <cstring>

#include <glob.h>
#include <sys/stat.h>

namespace lineprof {

namespace {

/// A star for each %-field, all else for itself.
std::string globOf(const std::string &pattern) {
  std::string result;
  for (size_t i = 0; i < pattern.size(); ++i) {
    char next =
        pattern[i] == '%' && i + 1 < pattern.size() ? pattern[i + 1] : '\0';
    if (next == 'p' || next == 'h' || next == 'e') {
      result += '*';
      ++i;
    } else if (next == 'q' && pattern.find('}', i) != std::string::npos) {
      result += '*';
      i = pattern.find('}', i);
    } else {
      if (next == '%')
        ++i;
      if (strchr("*?[\\", pattern[i]))
        result += '\\';
      result += pattern[i];
    }
  }
  return result;
}

} // namespace

WrittenProfiles::WrittenProfiles(const std::string &pattern)
    : glob(globOf(pattern)), before(list()) {}

std::map<std::string, WrittenProfiles::State> WrittenProfiles::list() const {
  std::map<std::string, State> files;
  for (const std::string &each : {glob, glob + ".*"}) {
    glob_t found = {};
    ::glob(each.c_str(), 0, nullptr, &found);
    for (size_t i = 0; i < found.gl_pathc; ++i) {
      struct stat info;
      if (stat(found.gl_pathv[i], &info) == 0 && S_ISREG(info.st_mode))
        files[found.gl_pathv[i]] = {info.st_ino, info.st_mtim};
    }
    globfree(&found);
  }
  return files;
}

std::vector<std::string> WrittenProfiles::find() const {
  std::vector<std::string> written;
  for (const auto &[path, now] : list()) {
    auto old = before.find(path);
    bool isOld = old != before.end() && old->second.inode == now.inode &&
                 old->second.modified.tv_sec == now.modified.tv_sec &&
                 old->second.modified.tv_nsec == now.modified.tv_nsec;
    if (!isOld && isProfile(path))
      written.push_back(path);
  }
  std::stable_sort(written.begin(), written.end(),
                   [](const std::string &a, const std::string &b) {
                     return a.size() < b.size();
                   });
  return written;
}

} // namespace lineprof
