// What the proof needs beside the sheet of the cards: a line's place, and a colour beside its word and its shape.

const css = `
:host{min-height:var(--hh-reserve,9em)}
.wait{min-height:8em;background:var(--hh-surface)}
article{border-inline-start:4px solid var(--s)}
.green{--s:var(--hh-ok)}
.amber{--s:var(--hh-warn)}
.red{--s:var(--hh-bad)}
i{font-style:normal;font-weight:600;color:var(--s)}
article>p{margin-bottom:8px}
ul{margin:0 0 12px;padding:0;padding-inline-start:1.2em}
code{overflow-wrap:anywhere}
`;

let sheet: CSSStyleSheet | undefined;

/** Adds to the sheet that every element has; where there are no constructed sheets, as an element of its own. */
export function adoptProofStyles(root: ShadowRoot): void {
  try {
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
    }
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  } catch {
    const style = document.createElement('style');
    style.textContent = css;
    root.append(style);
  }
}
