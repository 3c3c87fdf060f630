// What keys and roles may do, named for people: the words that forms, lists and heads share. Asks nobody.
import type { Scope, UserRole } from '../../../shared/access.ts';
import type { PlainText } from './i18n/words.ts';

interface Named {
  name: PlainText;
  says: PlainText;
}

export const scopeWords: Record<Scope, Named> = {
  sessions: { name: 'Interviews', says: 'Create and run interviews' },
  execute: { name: 'Sandbox', says: 'Run code in the sandbox' },
  questions: { name: 'Questions', says: 'Store banks of questions' },
  read: { name: 'Reading', says: 'Read its own sessions and reports' },
  admin: { name: 'Administration', says: 'Everything, other keys included' },
};

export const roleWords: Record<UserRole, Named> = {
  admin: { name: 'Administrator', says: 'Everything, people and keys included' },
  recruiter: { name: 'Recruiter', says: 'All interviews, and banks of questions' },
  interviewer: { name: 'Interviewer', says: 'The interviews that they start' },
  viewer: { name: 'Viewer', says: 'Read interviews and reports' },
};
