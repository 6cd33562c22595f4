//===- help/CompletionScripts.cpp - how shells ask for completions --------===//
//
// Part of lineprof, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The scripts only ask. `lineprof complete -- WORDS` prints a candidate on each
// line, behind a tab its description, and ":files" where the shell may offer
// its own names of files.
//
//===----------------------------------------------------------------------===//

#include "help/Completion.h"

#include "llvm/ADT/StringSwitch.h"

namespace lineprof {

namespace {

constexpr char kBash[] = R"~(# Completion of lineprof for bash.
_lineprof() {
  local words=() word line i
  # bash takes --color=auto for three words.
  for ((i = 1; i <= COMP_CWORD; ++i)); do
    word=${COMP_WORDS[i]}
    if ((${#words[@]})) && [[ $word == = || ${words[-1]} == -*= ]]; then
      words[-1]+=$word
    else
      words+=("$word")
    fi
  done
  COMPREPLY=()
  while IFS= read -r line; do
    [[ $line == :files ]] && continue # bash does so where there is nothing else
    line=${line%%$'\t'*}
    [[ ${words[-1]} == -*=* ]] && line=${line#*=}
    COMPREPLY+=("$line")
  done < <("$1" complete -- "${words[@]}" 2>/dev/null)
}
complete -o default -F _lineprof lineprof
)~";

constexpr char kZsh[] = R"~(#compdef lineprof
# Completion of lineprof for zsh.
_lineprof() {
  local -a candidates
  local line files=
  for line in "${(@f)$("$words[1]" complete -- "${(@)words[2,CURRENT]}" 2>/dev/null)}"; do
    if [[ $line == :files ]]; then
      files=1
    elif [[ $line == *$'\t'* ]]; then
      candidates+=("${${line%%$'\t'*}//:/\\:}:${line#*$'\t'}")
    elif [[ -n $line ]]; then
      candidates+=("${line//:/\\:}")
    fi
  done
  (( $#candidates )) && _describe -V lineprof candidates
  if [[ -n $files ]]; then
    [[ $words[CURRENT] == -*=* ]] && compset -P 1 '*='
    _files
  fi
}
if [[ $funcstack[1] == _lineprof ]]; then
  _lineprof "$@"
else
  compdef _lineprof lineprof
fi
)~";

constexpr char kFish[] = R"~(# Completion of lineprof for fish.
function __lineprof_complete
    set -l words (commandline -opc)
    set -l typed (commandline -ct)
    for line in ($words[1] complete -- $words[2..-1] "$typed" 2>/dev/null)
        if test "$line" != :files
            printf '%s\n' $line
        else if set -l option (string match -r -- '^-.*?=' "$typed")
            printf "$option%s\n" (__fish_complete_path (string replace -- "$option" '' "$typed"))
        else
            __fish_complete_path "$typed"
        end
    end
end
complete -c lineprof -f -a '(__lineprof_complete)'
)~";

} // namespace

llvm::StringRef completionScript(llvm::StringRef shell) {
  return llvm::StringSwitch<llvm::StringRef>(shell)
      .Case("bash", kBash)
      .Case("zsh", kZsh)
      .Case("fish", kFish)
      .Default("");
}

} // namespace lineprof
