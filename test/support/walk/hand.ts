// What a hand can do to a page, with a real browser or without one; and what officers do with their hands.

import { isWorkKind, machineOf } from '@happy-homeland/contract';

export interface Upload {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** Name of a control → what is typed, chosen or attached. */
export type Fields = Readonly<Record<string, string | readonly Upload[]>>;

/** A selector, or what the link or the button is called. */
export type Target = string | { readonly name: string };

export interface Hand {
  /** Opens a page of the deployment. */
  go(path: string): Promise<void>;
  follow(link: Target): Promise<void>;
  fill(fields: Fields): Promise<void>;
  /** Presses a button that sends its form. */
  press(button: Target): Promise<void>;
  /** Throws unless the page says it, soon. */
  says(text: string): Promise<void>;
  /** Throws unless the page's address fits, soon; answers it. */
  arrives(path: RegExp): Promise<string>;
  /** Where a link of the page leads. */
  hrefOf(css: string): Promise<string>;
}

export interface Doing {
  readonly step: string;
  readonly fields?: Fields;
}

export interface Opening {
  readonly kind: string;
  readonly fields: Fields;
}

export interface Deeds {
  /** Opens a page of the deployment. */
  go(path: string): Promise<void>;
  /** Sends the form that the page shows; answers the address of what was opened. */
  send(opening: Opening): Promise<string>;
  /** Opens work of a project from its screen. */
  open(projectId: string, opening: Opening): Promise<string>;
  /** Finds the item among what waits today, and takes a step. */
  act(path: string, doing: Doing): Promise<void>;
  /** Takes a step of the item that the page shows. */
  take(path: string, doing: Doing): Promise<void>;
}

export function deedsOf(hand: Hand): Deeds {
  const { go } = hand;
  const send = async ({ kind, fields }: Opening) => {
    await hand.fill(fields);
    await hand.press('form.desk-form .main-action button');
    return hand.arrives(new RegExp(`^/console/work/${kind}/`));
  };
  const take = async (path: string, { step, fields = {} }: Doing) => {
    const name = stepName(path, step);
    if (Object.keys(fields).length > 0) {
      await hand.follow({ name });
      await hand.fill(fields);
    }
    await hand.press({ name });
    await hand.says('已办理。');
  };
  return {
    go,
    send,
    take,
    open: async (projectId, opening) => {
      await go(`/console/projects/${projectId}`);
      await hand.follow(`a[href*="/console/open/${opening.kind}"]`);
      return send(opening);
    },
    act: async (path, doing) => {
      await go('/console');
      await hand.follow(`.desk-item a[href^="${path}"]`);
      await take(path, doing);
    },
  };
}

function stepName(path: string, step: string): string {
  const kind = path.split('/')[3] ?? '';
  if (!isWorkKind(kind)) throw new Error(`${path} is no work`);
  return machineOf(kind).steps[step]?.zh ?? '';
}
