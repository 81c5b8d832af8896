// The donate form. Choices are radios with a face; fields that belong to a choice appear with it by \`:has()\`, and are
// simply visible in a browser without it.

const PRESET_SENTENCES = Array.from(
  { length: 8 },
  (_, index) => `.give-form:has(.preset-${index}:checked) .say-${index}`,
).join(',');

export const FORM_CSS = `
.payee-brief{gap:4px}
.payee-brief .questions{border-top:0}
.page>section.payee-brief{padding-block-start:8px}
.give-form,.embed form,.report-form{display:flex;flex-direction:column;gap:24px}
fieldset{min-width:0;margin:0;padding:0;border:0}
legend{padding:0}
.step{display:flex;flex-direction:column;gap:12px;border-top:1px solid var(--hh-line);padding-top:16px}
.step>legend,.step-heading{float:inline-start;width:100%;font-size:1.25rem;font-weight:700;line-height:1.4}
.step>legend+*{clear:both}
.step-number{color:var(--hh-muted);font-weight:400;margin-inline-end:8px}
.choice{display:flex;flex-direction:column;gap:8px}
.choice>legend{float:inline-start;width:100%}
.choice>legend+*{clear:both}
.choice>legend,.field>label,.reveal>label,.step>.question{font-weight:700;color:var(--hh-ink)}
.chips{display:grid;grid-template-columns:repeat(auto-fill,minmax(6.5rem,1fr));gap:8px;clear:both}
.chips.two{grid-template-columns:repeat(2,minmax(0,1fr))}
.chip{position:relative;display:block;cursor:pointer}
.chip input{position:absolute;inset:0;width:100%;height:100%;margin:0;opacity:0;cursor:pointer}
.chip-face{display:flex;align-items:center;justify-content:center;gap:4px;min-height:48px;height:100%;padding:8px 12px;
  border:1px solid var(--hh-muted);border-radius:8px;text-align:center;line-height:1.3}
.chip input:checked+.chip-face{border-color:var(--hh-accent);box-shadow:inset 0 0 0 2px var(--hh-accent);
  color:var(--hh-accent);font-weight:700}
.chip input:checked+.chip-face::before{content:"✓"/"";font-weight:700}
.chip input:focus-visible+.chip-face{outline:3px solid var(--hh-focus);outline-offset:2px}
.chip:hover .chip-face{border-color:var(--hh-accent)}
.field{display:flex;flex-direction:column;gap:4px}
.reveal{display:flex;flex-direction:column;gap:12px}
.reveal-own{gap:4px}
input[type=text],input[type=email],input[type=password],textarea{width:100%;min-height:48px;padding:10px 12px;font:inherit;color:inherit;
  background:var(--hh-surface);border:1px solid var(--hh-muted);border-radius:8px}
textarea{resize:vertical}
.tick{display:flex;align-items:center;gap:12px;min-height:44px;clear:both}
.tick input{width:24px;height:24px;flex:none;accent-color:var(--hh-accent)}
input[aria-invalid=true],textarea[aria-invalid=true]{border-color:var(--hh-bad);border-width:2px}
.with-unit{display:flex;align-items:center;gap:12px}
.with-unit input{max-width:14rem;font-variant-numeric:tabular-nums}
.field-error{color:var(--hh-bad);font-weight:700}
.field-error::before{content:"▲ "/""}
.error-summary{border:2px solid var(--hh-bad);border-radius:8px;padding:16px;display:flex;flex-direction:column;gap:8px}
.error-summary h2{color:var(--hh-bad)}
.error-summary ul{list-style:none;padding:0}
.error-summary a{display:block;padding-block:10px}
.error-summary li+li{margin-top:0}
.sentences{min-height:2.25rem;font-size:1.125rem}
.sentences strong,.say output{font-size:1.375rem;font-variant-numeric:tabular-nums}
.say output{font-weight:700}
.to{margin-top:-8px}
@supports selector(:has(*)){
  .give-form:not(:has(.chip-own input:checked)) .reveal-own,
  .give-form:not(:has(.chip-name input:checked)) .reveal-name,
  .give-form:not(:has(.chip-fiscal input:checked)) .reveal-fiscal,
  .give-form:not(:has(.tick input:checked)) .reveal-news,
  .say{display:none}
  ${PRESET_SENTENCES},
  .give-form:has(.chip-own input:checked) .say-own,
  .give-form:not(:has(input[name=amountMinor]:checked)) .say-none{display:block}
}
@supports not selector(:has(*)){.say{display:none}}
`;
