function evaluate(expression: string): number {
  const values: number[] = [];
  // An empty stack cannot happen in a valid expression.
  const top = (): number => values.pop() ?? 0;
  const operators: string[] = [];
  const strength: Record<string, number> = { '(': 0, '+': 1, '-': 1, '*': 2, '/': 2, sign: 3 };
  const apply = (): number => {
    const operator = operators.pop();
    const b = top();
    if (operator === 'sign') return values.push(0 - b);
    const a = top();
    const results: Record<string, number> = { '+': a + b, '-': a - b, '*': a * b, '/': Math.trunc(a / b) + 0 };
    return values.push(results[operator ?? '+']);
  };
  let operandNext = true;
  for (const token of expression.match(/\d+|[-+*/()]/g) ?? []) {
    if (token === '(' || (token === '-' && operandNext)) operators.push(token === '(' ? '(' : 'sign');
    else if (token === ')') {
      while (operators.at(-1) !== '(') apply();
      operators.pop();
    } else if (token in strength) {
      while (operators.length > 0 && strength[operators.at(-1) ?? '('] >= strength[token]) apply();
      operators.push(token);
      operandNext = true;
    } else {
      values.push(Number(token));
      operandNext = false;
    }
  }
  while (operators.length > 0) apply();
  return values[0] + 0;
}
