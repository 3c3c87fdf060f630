function visibleFaces(heights: number[]): number[] {
  let tallest = 0;
  const seen: number[] = [];
  heights.forEach((height, index) => {
    if (height > tallest) {
      seen.push(index);
      tallest = height;
    }
  });
  return seen;
}
