import { beforeEach, describe, expect, test, vi } from 'vitest';
import { enhancePage } from './give-page.ts';

const FORM = `
<form data-give data-currency="CNY" data-submitting="正在打开支付页面，请稍候。">
  <input type="radio" name="amountMinor" value="2000" checked>
  <input type="radio" name="amountMinor" value="own">
  <input id="amountText" name="amountText" type="text" value="">
  <output data-own-words></output>
  <button type="submit">去支付</button>
  <p data-status></p>
</form>`;

const COPY = `
<textarea id="snippet-tag" readonly>&lt;hh-donate&gt;</textarea>
<button type="button" data-copy="snippet-tag" data-copied="已复制" hidden>复制</button>
<span data-copy-status="snippet-tag"></span>`;

function one<Found extends Element>(selector: string): Found {
  return document.querySelector<Found>(selector)!;
}

function type(text: string): HTMLInputElement {
  const field = one<HTMLInputElement>('#amountText');
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  return field;
}

function submit(): void {
  one('form').dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
}

describe('the donate form with a script', () => {
  beforeEach(() => {
    document.documentElement.lang = 'zh-CN';
    document.body.innerHTML = FORM;
    enhancePage(document);
  });

  test('repeats the typed amount in words as it is typed', () => {
    type('20.5');
    expect(one('output').textContent).toBe('二十元五角');
    type('二十');
    expect(one('output').textContent).toBe('');
  });

  test('speaks English on an English page', () => {
    document.documentElement.lang = 'en';
    document.body.innerHTML = FORM;
    enhancePage(document);
    type('20');
    expect(one('output').textContent).toBe('20 yuan');
  });

  test('says an amount that the server filled in', () => {
    document.body.innerHTML = FORM.replace('value="">', 'value="35">');
    enhancePage(document);
    expect(one('output').textContent).toBe('三十五元');
  });

  test('chooses the other amount when one is typed, and not when the field is emptied', () => {
    const own = one<HTMLInputElement>('input[value=own]');
    type('');
    expect(own.checked).toBe(false);
    type('8');
    expect(own.checked).toBe(true);
  });

  test.each([
    ['２５．５', '25.50'],
    ['２５', '25'],
    ['1,234', '1234'],
    ['30元', '30'],
    ['abc', 'abc'],
  ])('tidies %s to %s on leaving the field', (typed, tidy) => {
    const field = type(typed);
    field.dispatchEvent(new Event('blur'));
    expect(field.value).toBe(tidy);
  });

  test('takes one click, says what is going on, and can be used again after coming back', () => {
    const button = one<HTMLButtonElement>('button[type=submit]');
    expect(button.disabled).toBe(false);
    submit();
    expect(button.disabled).toBe(true);
    expect(one('[data-status]').textContent).toBe('正在打开支付页面，请稍候。');
    window.dispatchEvent(new Event('pageshow'));
    expect(button.disabled).toBe(false);
    expect(one('[data-status]').textContent).toBe('');
  });
});

describe('the copy button', () => {
  function render(writeText: (text: string) => Promise<void>): HTMLButtonElement {
    vi.stubGlobal('navigator', { clipboard: { writeText } });
    document.body.innerHTML = COPY;
    enhancePage(document);
    return one<HTMLButtonElement>('button[data-copy]');
  }

  test('appears with the script, copies the whole text and says so', async () => {
    const written: string[] = [];
    const button = render(async (text) => void written.push(text));
    expect(button.hidden).toBe(false);
    button.click();
    await vi.waitFor(() => expect(one('[data-copy-status]').textContent).toBe('已复制'), 8_000);
    expect(written).toEqual(['<hh-donate>']);
  });

  test('does not claim to have copied when the browser refuses', async () => {
    const refusal = Promise.reject(new Error('not allowed'));
    const button = render(() => refusal);
    button.click();
    await refusal.catch(() => undefined);
    await Promise.resolve();
    expect(one('[data-copy-status]').textContent).toBe('');
  });
});

describe('a form that the server asks to prove its work', () => {
  const WORDS = 'data-checking="正在核对" data-stopped="已停止" data-failed="没有成功"';
  const challengeText = (keyPrefix: string) =>
    JSON.stringify({ parameters: { cost: 1, keyLength: 32, keyPrefix, nonce: '11', salt: '22' }, signature: '33' });

  function open(keyPrefix: string): { submitted: () => string[] } {
    document.body.innerHTML = `<section data-check='${challengeText(keyPrefix)}' ${WORDS}><p data-check-status></p>
      <button type="button" data-check-stop hidden>停止核对</button></section>${FORM.replace(
        '<output',
        '<input type="hidden" name="proof" value=""><input type="hidden" name="session" value="from-the-server-1"><output',
      )}`;
    const submitted: string[] = [];
    one<HTMLFormElement>('form').submit = () => void submitted.push(one<HTMLInputElement>('[name=proof]').value);
    enhancePage(document);
    return { submitted: () => submitted };
  }

  test('says that it is checking, then sends itself with the proof', async () => {
    const { submitted } = open('0');
    expect(one('[data-check-status]').textContent).toBe('正在核对');
    expect(one<HTMLButtonElement>('[data-check-stop]').hidden).toBe(false);
    await vi.waitFor(() => expect(submitted()).toHaveLength(1), 8_000);
    expect(JSON.parse(atob(submitted()[0] ?? '')).solution.derivedKey).toMatch(/^0/);
  });

  test('stays where it is once the giver stops it', async () => {
    const { submitted } = open('00');
    one<HTMLButtonElement>('[data-check-stop]').click();
    expect(one('[data-check-status]').textContent).toBe('已停止');
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(submitted()).toEqual([]);
  });

  test('says so when there is no answer to find', async () => {
    const { submitted } = open('no key begins like this');
    await vi.waitFor(() => expect(one('[data-check-status]').textContent).toBe('没有成功'), { timeout: 20_000 });
    expect(submitted()).toEqual([]);
  }, 25_000);

  test('carries the value of the tab in place of the one that the server made', async () => {
    const { submitted } = open('0');
    expect(one<HTMLInputElement>('[name=session]').value).toBe(sessionStorage.getItem('hh:tab'));
    // The proof is still being found: it would send the form into a document that is gone.
    await vi.waitFor(() => expect(submitted()).toHaveLength(1), 8_000);
  });
});
