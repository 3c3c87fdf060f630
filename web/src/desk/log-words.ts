// What the audit log says, in words for people. Asks nobody; what it does not know stays as the server named it.
import type { AuditAction } from '../../../shared/audit-actions.ts';
import { type PlainText, t } from '../lib/i18n/words.ts';

/** The operation's own name stands in a line until it is done, and where its handler says nothing better. */
const actions: Record<AuditAction, PlainText> = {
  startSession: 'Interview created',
  updateSession: 'Interview changed',
  'session.updated': 'Interview changed',
  endSession: 'Interview ended',
  'session.ended': 'Interview ended',
  pauseSession: 'Interview paused or continued',
  'session.paused': 'Interview paused or continued',
  advanceSession: 'Next question opened',
  revealPart: 'Next part of the question shown',
  deleteSession: 'Interview deleted',
  'session.deleted': 'Interview deleted',
  deleteSessions: 'Several interviews deleted',
  sessionReport: 'Report read',
  sessionReplay: 'Replay watched',
  sessionExport: 'Recording saved as a file',
  sessionAiCalls: 'Calls to the AI read',
  deleteAiCalls: 'Calls to the AI deleted',
  giveFeedback: 'Candidate gave feedback',
  'scorecard.submitted': 'Scorecard submitted',
  eraseCandidate: 'Candidate erased',
  'candidate.erased': 'Candidate erased',
  addSeat: 'Link for one more person made',
  'seat.added': 'Link for one more person made',
  updateSeat: 'Rights of a person in the room changed',
  'seat.changed': 'Rights of a person in the room changed',
  revokeSeat: 'Link of a person closed',
  'seat.revoked': 'Link of a person closed',
  inviteUser: 'Person invited',
  inviteAgain: 'Person invited',
  'user.invited': 'Person invited',
  updateUser: 'Person changed',
  'user.updated': 'Person changed',
  eraseUser: 'Person erased',
  'user.erased': 'Person erased',
  'user.signed_in': 'Signed in',
  endUserSession: 'Signed out',
  endUserSessions: 'Signed out',
  'user.signed_out': 'Signed out',
  'sign_in.refused': 'Sign-in refused',
  'passkey.added': 'Passkey added',
  renamePasskey: 'Passkey renamed',
  'passkey.renamed': 'Passkey renamed',
  removePasskey: 'Passkey removed',
  'passkey.removed': 'Passkey removed',
  createKey: 'API key created',
  'key.created': 'API key created',
  updateKey: 'API key changed',
  'key.updated': 'API key changed',
  rotateKey: 'API key replaced',
  'key.rotated': 'API key replaced',
  revokeKey: 'API key revoked',
  'key.revoked': 'API key revoked',
  createWebhook: 'Webhook created',
  'webhook.created': 'Webhook created',
  updateWebhook: 'Webhook changed',
  'webhook.updated': 'Webhook changed',
  rotateWebhook: 'Secret of a webhook replaced',
  'webhook.rotated': 'Secret of a webhook replaced',
  deleteWebhook: 'Webhook deleted',
  'webhook.deleted': 'Webhook deleted',
  testWebhook: 'Test sent to a webhook',
  redeliver: 'Webhook sent once more',
  createBank: 'Bank of questions made',
  generateQuestion: 'Question written by the AI',
  createQuestion: 'Question created',
  'question.created': 'Question created',
  updateQuestion: 'Question changed',
  'question.updated': 'Question changed',
  checkQuestion: 'Question checked',
  publishQuestion: 'Publishing of a question begun',
  'question.publishing': 'Publishing of a question begun',
  deleteQuestion: 'Question deleted',
  'question.deleted': 'Question deleted',
  exportQuestions: 'Questions saved as a file',
  importQuestions: 'Questions imported',
  'question.imported': 'Questions imported',
  setMaintenance: 'Maintenance changed',
  'maintenance.on': 'Maintenance announced',
  'maintenance.off': 'Maintenance over',
  setupDocker: 'Sandbox set up',
  'images.setup': 'Sandbox set up',
  createOrganisation: 'Organisation created',
  'organisation.created': 'Organisation created',
  deleteOrganisation: 'Organisation deleted',
  'organisation.deleted': 'Organisation deleted',
  exportAudit: 'Audit log saved as a file',
  'call.refused': 'Call refused',
};
const isKnown = (action: string): action is AuditAction => Object.hasOwn(actions, action);

/** What was done, in the reader's language. A name that is not known (the server may be newer) stays as it is. */
export function actionText(action: string): string {
  return isKnown(action) ? t(actions[action]) : action;
}

/** What else a line tells, as "name: value" with lists and numbers as people write them; nothing of JSON. */
export function detailText(detail: Record<string, unknown>): string {
  const parts = Object.entries(detail).map(([name, value]) => [nameText(name), valueText(value)] as const);
  return parts.flatMap(([name, value]) => (value === '' ? [] : [`${name}: ${value}`])).join(' · ');
}

/** `lastSeenAt` and `last_seen` as words. */
const nameText = (name: string): string => name.replaceAll(/_|(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();

function valueText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? t('yes') : t('no');
  if (Array.isArray(value))
    return value
      .map(valueText)
      .filter((one) => one !== '')
      .join(', ');
  if (typeof value === 'object') {
    const inner = Object.entries(value).map(([name, one]) => `${nameText(name)} ${valueText(one)}`);
    return inner.join(', ');
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}
