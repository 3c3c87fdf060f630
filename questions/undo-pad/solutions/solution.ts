function finalText(actions: string[]): string {
  const states = [''];
  let now = 0;
  for (const action of actions) {
    const [kind, what] = action.split(' ');
    if (kind === 'undo') now = Math.max(0, now - 1);
    else if (kind === 'redo') now = Math.min(states.length - 1, now + 1);
    else {
      const text = states[now];
      states.length = now + 1;
      states.push(kind === 'type' ? text + what : text.slice(0, Math.max(0, text.length - Number(what))));
      now++;
    }
  }
  return states[now];
}
