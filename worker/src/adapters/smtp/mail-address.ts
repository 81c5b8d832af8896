/** One plain address: no list, no name, nothing that a header could go on after. */
const ADDRESS = /^[^\s@<>,;:"()[\]\\]{1,64}@[^\s@<>,;:"()[\]\\]{1,255}$/;

/** Whether a text is one mail address and nothing beside. */
export function isMailAddress(text: string): boolean {
  return ADDRESS.test(text);
}
