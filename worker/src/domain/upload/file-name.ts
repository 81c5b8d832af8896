// What a sender calls a file is a label for people and nothing else: no path, no key and no header is ever made of it as
// it is.

const LABEL_MAX = 100;
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;
/** Devices that Windows finds under these names in every folder. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** The last part of the name, without what could steer something, or null where nothing is left. */
export function labelOf(name: string | null): string | null {
  const last = (name ?? '').normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const clean = last
    .replaceAll(HIDDEN, '')
    .replaceAll(/["<>|:*?]/g, '_')
    .trim();
  const [stem, extension] = [clean.replace(/\.[^.]*$/, ''), /\.[^.]{1,5}$/.exec(clean)?.[0] ?? ''];
  const short = [...stem].slice(0, LABEL_MAX - extension.length).join('') + extension;
  if (/^[.\s]*$/.test(short)) return null;
  return DEVICE.test(short) ? `_${short}` : short;
}

interface Disposition {
  readonly inline: boolean;
  /** ASCII, made by us. */
  readonly plain: string;
  /** What a sender called it, where the reader may know. */
  readonly label: string | null;
}

/** `Content-Disposition` (RFC 6266): a plain name for old browsers, the label in UTF-8 (RFC 8187) for all others. */
export function dispositionOf({ inline, plain, label }: Disposition): string {
  const manner = inline ? 'inline' : 'attachment';
  const extended = label === null ? '' : `; filename*=UTF-8''${encoded(label)}`;
  return `${manner}; filename="${plain}"${extended}`;
}

// encodeURIComponent leaves some characters that RFC 8187 does not allow.
function encoded(label: string): string {
  return encodeURIComponent(label).replaceAll(
    /['()*!]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
