// Runs the main of a program in N threads at once. To be linked to it with
// -Wl,--wrap=main.
#include <cstdlib>
#include <thread>
#include <vector>

extern "C" int __real_main(int, char **);

extern "C" int __wrap_main(int count, char **arguments) {
  std::vector<std::thread> running;
  for (int i = atoi(arguments[1]); i > 0; --i)
    running.emplace_back([=] { __real_main(count, arguments); });
  for (std::thread &thread : running)
    thread.join();
  return 0;
}
