// Events for tests of shared code: a short interview, and a builder for single events.
import type { Happening, RoomEvent, Seat } from '../../shared/protocol.ts';

export const ada: Seat = {
  id: 'seat_a',
  sessionId: 'test_1',
  role: 'candidate',
  agent: false,
  name: 'Ada',
  write: true,
};
export const ivo: Seat = {
  id: 'seat_i',
  sessionId: 'test_1',
  role: 'interviewer',
  agent: false,
  name: 'Ivo',
  write: true,
};

export function event(n: number, happening: Happening, more: Partial<RoomEvent> = {}): RoomEvent {
  return { n, at: 1_000 + n, by: ada.id, audience: 'room', ...more, ...happening } as RoomEvent;
}

export const ended = {
  reason: 'ok' as const,
  message: '',
  exitCode: 0,
  signal: null,
  wallMs: 10,
  cpuMs: 5,
  memoryKb: 1_000,
  truncated: false,
};

export function test(index: number, hidden: boolean, values: boolean) {
  const value = values ? String(index) : null;
  const shown = { input: value, expected: value, actual: value, stdout: '', wallMs: 1 };
  return { index, name: `test ${index}`, hidden, passed: true, reason: 'ok' as const, message: '', ...shown };
}
