import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { codeCanvas, codePicture } from './testing/code-picture.ts';
import { startVerifying } from './verify-page.ts';

const RECEIPT_NO = 'hhdm47jgeu3vu3vuya';
const CODE = `${location.origin}/verify#${RECEIPT_NO}`;
const FOUND = `您扫的码是回执 ${RECEIPT_NO}`;

let desk: HTMLElement;

beforeEach(() => {
  document.body.innerHTML = `<div data-verify data-trust="">
    <p data-status></p><div data-drop><input type="file"><button data-camera hidden></button><div data-camera-place></div></div>
    <form><textarea></textarea></form><section data-outcome tabindex="-1"></section></div>`;
  document.documentElement.lang = 'zh-CN';
  desk = document.querySelector<HTMLElement>('[data-verify]')!;
  startVerifying(desk);
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  document.body.replaceChildren();
});

const outcome = () => desk.querySelector<HTMLElement>('[data-outcome]')!;
const camera = () => desk.querySelector<HTMLButtonElement>('[data-camera]')!;

async function says(words: string, tone: string): Promise<void> {
  await vi.waitFor(() => expect(outcome().textContent).toContain(words), 8_000);
  expect(outcome().dataset['tone']).toBe(tone);
  expect(document.activeElement).toBe(outcome());
}

function drop(file: File): void {
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(file);
  desk
    .querySelector('[data-drop]')!
    .dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
}

function cameraShowing(canvas: HTMLCanvasElement): MediaStream {
  const stream = canvas.captureStream(10);
  // A captured canvas sends a frame only when something is drawn.
  const context = canvas.getContext('2d')!;
  const timer = setInterval(() => context.fillRect(0, 0, 1, 1), 50);
  stream.getTracks()[0]!.addEventListener('ended', () => clearInterval(timer));
  vi.spyOn(navigator.mediaDevices, 'getUserMedia').mockResolvedValue(stream);
  return stream;
}

describe('a picture', () => {
  test.each([
    ['as it was saved', {}, 'image/png'],
    ['turned and small', { turned: 17, share: 0.2 }, 'image/png'],
    ['on its head, in a photograph', { turned: 180, share: 0.3 }, 'image/jpeg'],
  ])('of a code %s leads to its receipt, and nobody is asked', async (_, sight, type) => {
    const asked = vi.spyOn(globalThis, 'fetch');
    drop(await codePicture(CODE, sight, type));
    await says(FOUND, '');
    expect(outcome().querySelector('a')?.getAttribute('href')).toMatch(
      new RegExp(`^/verify\\?.*live=1#${RECEIPT_NO}$`),
    );
    expect(asked).not.toHaveBeenCalled();
  });

  test('is taken from what is pasted too', async () => {
    const clipboardData = new DataTransfer();
    clipboardData.items.add(await codePicture(CODE));
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    await says(FOUND, '');
  });

  test('of another site’s receipt names that site, and does not lead there', async () => {
    drop(await codePicture(`https://give.elsewhere.example/verify#${RECEIPT_NO}`));
    await says('另一个网站（give.elsewhere.example）的回执', 'amber');
    expect(outcome().querySelector('a')).toBeNull();
  });

  test.each([
    ['a payment', 'wxp://f2f0abcdefgh'],
    ['a poster', `${location.origin}/p/abcdefghijklmnop`],
    ['something that only ends like one', `javascript:alert(1)//verify#${RECEIPT_NO}`],
  ])('of the code of %s is no receipt', async (_, text) => {
    drop(await codePicture(text));
    await says('这个二维码不是捐赠回执的', 'amber');
  });

  test('without a code is told how to take a better one', async () => {
    drop(await codePicture(null));
    await says('这张图片里没有看到二维码', 'amber');
  });

  test('that is none, or far too large, is told', async () => {
    drop(new File(['no picture'], 'x.heic', { type: 'image/heic' }));
    await says('这张图片打不开', 'amber');
    drop(new File([new Uint8Array(20_000_001)], 'x.png', { type: 'image/png' }));
    await says('这张图片太大', 'amber');
  });
});

describe('the camera', () => {
  test('finds the code, says so, and is switched off', async () => {
    const stream = cameraShowing(codeCanvas(CODE, { turned: 5 }));
    camera().click();
    await says(FOUND, '');
    await vi.waitFor(() => expect(desk.querySelector('video')).toBeNull(), 8_000);
    expect(stream.getTracks().every(({ readyState }) => readyState === 'ended')).toBe(true);
  });

  test('goes on where another code lies beside, and stops when somebody stops it', async () => {
    const stream = cameraShowing(codeCanvas('https://pay.example/x'));
    camera().click();
    await vi.waitFor(() => expect(desk.textContent).toContain('这个二维码不是捐赠回执的'), 8_000);
    const stop = desk.querySelector<HTMLButtonElement>('[data-camera-place] button')!;
    expect(document.activeElement).toBe(stop);
    stop.click();
    await vi.waitFor(() => expect(desk.querySelector('video')).toBeNull(), 8_000);
    expect(stream.getTracks().every(({ readyState }) => readyState === 'ended')).toBe(true);
    expect(camera().disabled).toBe(false);
    expect(outcome().textContent).toBe('');
  });

  test.each([
    ['was not allowed', new DOMException('', 'NotAllowedError'), '没有得到允许'],
    ['is not there', new DOMException('', 'NotFoundError'), '这台设备没有'],
    ['is used by others', new DOMException('', 'NotReadableError'), '别的程序正在用'],
  ])('that %s is told, with the way by a file', async (_, error, words) => {
    vi.spyOn(navigator.mediaDevices, 'getUserMedia').mockRejectedValue(error);
    camera().click();
    await says(words, 'amber');
    expect(outcome().textContent).toContain('拍张照片');
  });

  test('that cannot even be asked for, as over plain HTTP, is told too', async () => {
    vi.spyOn(navigator, 'mediaDevices', 'get').mockReturnValue(undefined as unknown as MediaDevices);
    camera().click();
    await says('没有用上相机', 'amber');
  });
});

describe('a browser with a reader of its own', () => {
  function nativeReader(detect: (source: unknown) => Promise<readonly { rawValue: string }[]>, formats = ['qr_code']) {
    const Detector = class {
      static getSupportedFormats = async () => formats;
      detect = detect;
    };
    vi.stubGlobal('BarcodeDetector', Detector);
  }

  test('uses it', async () => {
    nativeReader(async () => [{ rawValue: CODE }]);
    drop(await codePicture(null));
    await says(FOUND, '');
  });

  test.each([
    ['knows no such codes', async () => [], ['ean_13']],
    ['promises what it has not', async () => Promise.reject(new DOMException('', 'NotSupportedError')), ['qr_code']],
  ])('that %s is helped by ours', async (_, detect, formats) => {
    nativeReader(detect, formats);
    drop(await codePicture(CODE));
    await says(FOUND, '');
  });
});
