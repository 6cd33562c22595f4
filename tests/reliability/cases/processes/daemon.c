// RUN: %reliable %s
// Case: a daemon: forks twice, leaves its session and folder, closes all files
// Flags: -D_GNU_SOURCE
// Link: -pthread
#include "lineprof/lineprof.h"
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

LINEPROF_PROFILE static int work(int n) { // calls: 7
  int sum = 0;                            // hits: 7
  for (int i = 0; i < n; ++i)             // hits: 77
    sum += i;                             // hits: 70
  return sum;                             // hits: 7
}

static void *run(void *argument) {
  (void)argument;
  work(10);
  return 0;
}

/// Its files get the numbers of those that were closed.
static void serve(int output, const char *data) {
  int files[16];
  for (int i = 0; i < 16; ++i) {
    files[i] = open(data, O_RDWR | O_CREAT, 0600);
    (void)!write(files[i], "data", 4);
  }
  work(10);
  // Needs room in the profile, which it must not take from the files.
  pthread_t thread[4];
  for (int i = 0; i < 4; ++i)
    pthread_create(&thread[i], 0, run, 0);
  for (int i = 0; i < 4; ++i)
    pthread_join(thread[i], 0);
  char line[64] = "";
  struct stat file;
  for (int i = 0; i < 16; ++i)
    if (fstat(files[i], &file) != 0 || file.st_size != 4 || close(files[i]) != 0)
      strcpy(line, "a file was changed or closed\n");
  if (!*line)
    snprintf(line, sizeof(line), "first number %d\n", files[0]);
  (void)!write(output, line, strlen(line));
}

int main(void) {
  char data[4096];
  int ends[2];
  if (!getcwd(data, sizeof(data) - 5) || pipe(ends) != 0)
    return 1;
  strcat(data, "/data");
  work(10);
  if (fork() == 0) {
    setsid();
    work(10);
    if (fork() != 0)
      _exit(0);
    if (chdir("/") != 0)
      _exit(1);
    // The pipe survives as 20, to tell how it went.
    dup2(ends[1], 20);
    close_range(0, 19, 0);
    close_range(21, ~0u, 0);
    serve(20, data);
    _exit(0);
  }
  close(ends[1]);
  wait(0);
  char line[64];
  ssize_t length = read(ends[0], line, sizeof(line));
  fwrite(line, 1, length < 0 ? 0 : length, stdout);
}
