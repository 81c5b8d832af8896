// What the receipt needs beside the sheet of the cards: its state has a colour beside its word and its shape, and it keeps
// the place of its search.

const css = `
:host{min-height:var(--hh-reserve,20em)}
.wait{min-height:18em;background:var(--hh-surface)}
.green{color:var(--hh-ok)}
.amber{color:var(--hh-warn)}
.red{color:var(--hh-bad)}
i{font-style:normal;font-weight:600}
form{margin:8px 0}
label{display:block}
form p{margin:4px 0 12px}
dd a{display:inline-block;padding:calc(var(--hh-target)/2 - .79em) 0;margin:calc(.79em - var(--hh-target)/2) 0}
`;

let sheet: CSSStyleSheet | undefined;

/** Adds to the sheet that every element has; where there are no constructed sheets, as an element of its own. */
export function adoptReceiptStyles(root: ShadowRoot): void {
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
