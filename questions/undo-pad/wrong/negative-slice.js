// Wrong: slices from the end, which keeps letters when there are too few
// Fails: erase on empty counts as an action; random
function finalText(actions) {
  let text = '';
  const past = [];
  let future = [];
  for (const action of actions) {
    const [kind, what] = action.split(' ');
    if (kind === 'undo' && past.length > 0) {
      future.push(text);
      text = past.pop();
    } else if (kind === 'redo' && future.length > 0) {
      past.push(text);
      text = future.pop();
    } else if (kind === 'type' || kind === 'erase') {
      if (kind === 'erase' && text === '') continue;
      past.push(text);
      future = [];
      text = kind === 'type' ? text + what : text.slice(0, -what);
    }
  }
  return text;
}
