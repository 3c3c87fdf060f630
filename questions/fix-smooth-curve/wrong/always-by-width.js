// Wrong: divides by the width also while the window is not full
// Fails: exactly the width; one more than the width; all equal
function smooth(values, width) {
  let total = 0;
  return values.map((value, i) => {
    total += value;
    if (i >= width) total -= values[i - width];
    return total / width;
  });
}
