#pragma once

struct Thrown {
  int number;
};

using Callback = void (*)(int);

/// Calls \p callback, and throws too.
void throughTheLibrary(Callback callback, int n);
