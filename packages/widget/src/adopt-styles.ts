// How a shadow root gets a sheet: adopted, so that it passes a policy of `style-src 'none'`, and shared by every root that has it.

/** What gives a shadow root the rules of `css`, behind those it has. A browser without constructed sheets (Safari before 16.4) gets them as an element. */
export function stylesOf(css: string, place: 'append' | 'prepend' = 'append'): (root: ShadowRoot) => void {
  let sheet: CSSStyleSheet | undefined;
  return (root) => {
    try {
      if (!sheet) {
        sheet = new CSSStyleSheet();
        sheet.replaceSync(css);
      }
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    } catch {
      const style = document.createElement('style');
      style.textContent = css;
      root[place](style);
    }
  };
}
