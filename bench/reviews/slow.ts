// Slow solutions of bank questions, each with something left over that a linter or a compiler finds. Texts alone.
import type { Solution } from './evidence.ts';

const photoRow = `import itertools


def visibleFaces(heights):
    return [i for i, height in enumerate(heights) if height > max(heights[:i], default=0)]
`;

const beadCode = `function beadCode(beads) {
  const runs = [];
  let code = '';
  let rest = [...beads];
  while (rest.length > 0) {
    const end = rest.findIndex((bead) => bead !== rest[0]);
    const length = end < 0 ? rest.length : end;
    code += (length > 1 ? length : '') + rest[0];
    rest = [...rest.join('').slice(length)];
  }
  return code;
}
`;

const carousel = `#include <bits/stdc++.h>

std::vector<std::string> turnCarousel(std::vector<std::string> horses, int steps) {
    bool backwards = steps < 0;
    for (int step = 0; step < std::abs(steps); step++)
        for (int i = 1; i < horses.size(); i++)
            std::swap(horses[0], horses[backwards ? horses.size() - i : i]);
    return horses;
}
`;

/** By the question's id. */
export const slow: Record<string, Solution> = {
  'photo-row': { language: 'python', source: photoRow },
  'bead-code': { language: 'javascript', source: beadCode },
  carousel: { language: 'cpp', source: carousel },
};
