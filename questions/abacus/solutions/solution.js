function evaluate(expression) {
  const values = [];
  const operators = [];
  const strength = { '(': 0, '+': 1, '-': 1, '*': 2, '/': 2, sign: 3 };
  const apply = () => {
    const operator = operators.pop();
    const b = values.pop();
    if (operator === 'sign') return values.push(0 - b);
    const a = values.pop();
    const results = { '+': a + b, '-': a - b, '*': a * b, '/': Math.trunc(a / b) + 0 };
    return values.push(results[operator]);
  };
  let operandNext = true;
  for (const token of expression.match(/\d+|[-+*/()]/g)) {
    if (token === '(' || (token === '-' && operandNext)) operators.push(token === '(' ? '(' : 'sign');
    else if (token === ')') {
      while (operators.at(-1) !== '(') apply();
      operators.pop();
    } else if (token in strength) {
      while (operators.length > 0 && strength[operators.at(-1)] >= strength[token]) apply();
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
