function visibleFaces(heights) {
  let tallest = 0;
  const seen = [];
  heights.forEach((height, index) => {
    if (height > tallest) {
      seen.push(index);
      tallest = height;
    }
  });
  return seen;
}
