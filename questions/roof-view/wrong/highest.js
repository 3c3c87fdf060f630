// Wrong: looks for the highest roof instead of the nearest higher one
// Fails: rising; nearest, not highest; equal in between
function nextHigher(roofs) {
  return roofs.map((roof, i) => {
    const highest = Math.max(...roofs.slice(i + 1));
    return highest > roof ? roofs.indexOf(highest, i + 1) - i : 0;
  });
}
