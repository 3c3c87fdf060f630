// Wrong: splits at the first operator, so equal operators go from right to left
// Fails: division chain; left to right across kinds; long sum
function evaluate(expression) {
  const text = expression.replace(/ /g, '');
  const parse = (s) => {
    let depth = 0;
    for (const group of ['+-', '*/']) {
      for (let i = 0; i < s.length; i++) {
        if (s[i] === '(') depth++;
        else if (s[i] === ')') depth--;
        else if (depth === 0 && i > 0 && group.includes(s[i]) && !'+-*/'.includes(s[i - 1])) {
          const a = parse(s.slice(0, i));
          const b = parse(s.slice(i + 1));
          return { '+': a + b, '-': a - b, '*': a * b, '/': Math.trunc(a / b) }[s[i]];
        }
      }
    }
    if (s[0] === '-') return -parse(s.slice(1));
    return s[0] === '(' ? parse(s.slice(1, -1)) : Number(s);
  };
  return parse(text) + 0;
}
