// Which of the room's panes is in front: moved by tabs, by keys, and by what happens. Knows no component.

export type View = 'question' | 'code' | 'output' | 'talk';
export type Below = 'output' | 'cases' | 'results' | 'review';

export interface Panes {
  /** Where the window is narrow: the one that is shown. */
  view: View;
  below: Below;
  /** Brings a tab below the code to the front, in a narrow window too. */
  show(below: Below): void;
}

export function createPanes(): Panes {
  let view = $state<View>('code');
  let below = $state<Below>('output');
  return {
    get view() {
      return view;
    },
    set view(to) {
      view = to;
    },
    get below() {
      return below;
    },
    set below(to) {
      below = to;
    },
    show(to) {
      below = to;
      view = 'output';
    },
  };
}
