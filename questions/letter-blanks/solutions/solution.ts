function fillLetter(template: string, values: Record<string, string>): string {
  let out = '';
  for (let at = 0; at < template.length; ) {
    const sign = template[at];
    if ((sign === '{' || sign === '}') && template[at + 1] === sign) {
      out += sign;
      at += 2;
    } else if (sign === '}') return 'invalid';
    else if (sign === '{') {
      const end = template.indexOf('}', at);
      const inside = end < 0 ? '{' : template.slice(at + 1, end);
      const bar = inside.indexOf('|');
      const key = bar < 0 ? inside : inside.slice(0, bar);
      if (!/^[a-z]+$/.test(key) || inside.includes('{')) return 'invalid';
      out += Object.hasOwn(values, key) ? values[key] : bar < 0 ? '' : inside.slice(bar + 1);
      at = end + 1;
    } else {
      out += sign;
      at++;
    }
  }
  return out;
}
