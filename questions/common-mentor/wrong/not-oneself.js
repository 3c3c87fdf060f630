// Wrong: begins with the mentors, so nobody is their own teacher
// Fails: the same person; founder asked; long chain
function nearestMentor(mentors, a, b) {
  const teachers = new Set();
  for (let at = mentors[a]; at >= 0; at = mentors[at]) teachers.add(at);
  for (let at = mentors[b]; at >= 0; at = mentors[at]) if (teachers.has(at)) return at;
  return a;
}
