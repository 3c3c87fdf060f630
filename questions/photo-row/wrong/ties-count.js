// Wrong: lets a person as tall as the tallest be seen
// Fails: ties with the tallest; tall one first; random
function visibleFaces(heights) {
  let tallest = 0;
  return heights.flatMap((height, index) => {
    if (height < tallest) return [];
    tallest = height;
    return [index];
  });
}
