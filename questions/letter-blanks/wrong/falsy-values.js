// Wrong: takes an empty value for a missing one, and inherited properties for values
// Fails: value that is empty wins over the default; inherited names are not values
function fillLetter(template, values) {
  let bad = false;
  const text = template.replace(/\{\{|\}\}|\{([a-z]+)(?:\|([^{}]*))?\}|[{}]/g, (all, key, other) => {
    if (all === '{{' || all === '}}') return all[0];
    if (key === undefined) bad = true;
    return values[key] || other || '';
  });
  return bad ? 'invalid' : text;
}
