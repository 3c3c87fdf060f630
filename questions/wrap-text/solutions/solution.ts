function wrapWords(words: string[], width: number): string[] {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) {
      lines[lines.length - 1] = `${last} ${word}`;
      continue;
    }
    let rest = word;
    for (; rest.length > width; rest = rest.slice(width - 1)) lines.push(`${rest.slice(0, width - 1)}-`);
    lines.push(rest);
  }
  return lines;
}
