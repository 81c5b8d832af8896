// A button in the corner must not stand on what has the focus (WCAG 2.2, 2.4.11): while it would, it is not seen and takes no
// press. It can be reached all the same, and is seen when it is.

/** Watches until it is told to stop. `corner` gives the button as it is drawn now. */
export function keepClear(corner: () => HTMLElement | null): () => void {
  let asked = false;
  const look = () => {
    asked = false;
    const button = corner();
    const focused = focusedElement();
    if (button) button.toggleAttribute('data-away', Boolean(focused && overlap(button, focused)));
  };
  const soon = () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(look);
  };
  const listen = { capture: true, passive: true };
  const types = ['focusin', 'focusout', 'scroll', 'resize'] as const;
  for (const type of types) addEventListener(type, soon, listen);
  soon();
  return () => {
    for (const type of types) removeEventListener(type, soon, listen);
  };
}

/** Inside of other components too; none where nothing in particular has the focus. */
function focusedElement(): Element | undefined {
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  return focused && focused !== document.body && focused !== document.documentElement ? focused : undefined;
}

function overlap(button: HTMLElement, focused: Element): boolean {
  if (button.contains(focused)) return false;
  const [one, other] = [button.getBoundingClientRect(), focused.getBoundingClientRect()];
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
