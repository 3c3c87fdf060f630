// What is there when an interview is over, as it is photographed: replay, report, the candidate's own copy.
import { seatOf } from '../../support/document.ts';
import { type Scene, sees, tab } from './scene.ts';
import type { Stage } from './stage.ts';

const report = (stage: Stage) => `${stage.candor.url}/report/${stage.ended.sessionId}`;
const replay = (stage: Stage) =>
  `${stage.candor.url}/replay/${stage.ended.sessionId}#seat=${seatOf(stage.ended.links.interviewer)}`;
const copy = (stage: Stage) =>
  `${stage.candor.url}/copy/${stage.ended.sessionId}#seat=${seatOf(stage.ended.links.candidate)}`;

export const afterScenes: readonly Scene[] = [
  { name: 'replay', always: 'seen', address: replay, ready: sees('.monaco-editor .view-line') },
  { name: 'replay-progress', address: replay, ready: async (page) => tab('then-tab-progress')(page) },
  {
    name: 'replay-file',
    address: ({ candor }) => `${candor.url}/replay`,
    ready: sees('main button, main label'),
  },
  { name: 'report', always: 'spoken', address: report, ready: sees('#timeline') },
  {
    name: 'report-scorecard',
    address: (stage) => `${report(stage)}#seat=${seatOf(stage.ended.links.interviewer)}`,
    ready: sees('#card-summary'),
  },
  { name: 'copy', always: 'seen', address: copy, ready: sees('main form') },
];
