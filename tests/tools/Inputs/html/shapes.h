// A template with two instances, and conditions.
template <typename T> struct Shape {
  T width, height;

  [[clang::annotate("profile")]] __attribute__((noinline)) T area() const {
    if (width > 0 && height > 0)
      return width * height;
    return 0; // never
  }
};
