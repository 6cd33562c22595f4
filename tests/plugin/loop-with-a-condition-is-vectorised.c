// Counts of a loop that can't turn 2^32 times have 32 bits, as many as what is
// summed up here, in loops within loops too.
// RUN: %clang -O2 %profile_flags -S -emit-llvm %s -o - | %FileCheck %s

// CHECK-LABEL: define {{.*}} @count_above(
// CHECK:       phi <4 x i32>
// CHECK:       add <4 x i32>
__attribute__((annotate("profile"))) int count_above(const int *a, int n,
                                                     int limit) {
  int count = 0;
  for (int i = 0; i < n; ++i)
    if (a[i] > limit)
      ++count;
  return count;
}

// CHECK-LABEL: define {{.*}} @threshold(
// CHECK:       phi <4 x i32>
// CHECK:       add <4 x i32>
// CHECK:       store <4 x i32>
__attribute__((annotate("profile"))) void threshold(int *image, int width,
                                                    int height) {
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x) {
      int *pixel = &image[y * width + x];
      int value = *pixel;
      if (value < 128)
        value = 0;
      *pixel = value;
    }
}
