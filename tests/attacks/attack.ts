// What an attack is: a small program, how its run may end, and what it must say. Knows no engine.
import type { Language } from '../../shared/languages.ts';
import type { Limits, Reason } from '../../sandbox/job.ts';

export interface Attack {
  name: string;
  language: Language;
  source: string;
  /** Several where timing decides which limit is met first. With `ok` alone the program must also print HELD. */
  reasons: Reason[];
  limits?: Partial<Limits>;
}

/** Little computing, since an attack has to be ended; much waiting, so that a loaded machine changes no reason. */
export const shortLimits: Partial<Limits> = { runMs: 1_000, wallMs: 20_000 };
/** For programs that only wait. */
export const shortWait: Partial<Limits> = { wallMs: 4_000 };

/** Python that tries things which must fail. A thing that succeeds prints BREACH. */
const prelude = `import ctypes, os, signal, socket, sys, time, errno
libc = ctypes.CDLL(None, use_errno=True)
def denied(call, *args):
    try: result = call(*args)
    except (OSError, ValueError): return
    print('BREACH', getattr(call, '__name__', call), args, result)
def refused(number, *args):
    if libc.syscall(number, *args) != -1: print('BREACH syscall', number, args)
`;

export function python(
  name: string,
  source: string,
  reasons: Reason[] = ['ok'],
  limits?: Partial<Limits>,
): Attack {
  const end = reasons.length === 1 && reasons[0] === 'ok' ? "\nprint('HELD')\n" : '\n';
  return {
    name,
    language: 'python',
    source: prelude + source.trim() + end,
    reasons,
    ...(limits && { limits }),
  };
}
