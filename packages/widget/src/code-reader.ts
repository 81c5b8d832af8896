// Reads a QR code from a picture or a camera, in this browser: by what the browser has itself, otherwise by a library that
// comes only then. Nothing is sent.

/** What a native detector needs to be here; not every browser has one, and not each of them knows QR codes. */
interface NativeDetector {
  detect(source: ImageBitmapSource): Promise<readonly { readonly rawValue: string }[]>;
}

declare global {
  interface Window {
    readonly BarcodeDetector?: {
      new (options: { readonly formats: readonly string[] }): NativeDetector;
      getSupportedFormats(): Promise<readonly string[]>;
    };
  }
}

export type CodeSource = ImageBitmap | HTMLVideoElement;

/** The text of the first code that is found, or null. */
export type CodeReader = (source: CodeSource, sides: readonly number[]) => Promise<string | null>;

type PixelDecoder = (picture: ImageData) => string | null;

/** Rejects where the browser has no reader and the library cannot be loaded, because the network is gone. */
export async function openCodeReader(): Promise<CodeReader> {
  const native = await nativeReader();
  if (native !== null) return native;
  const { decodePixels } = await import('./qr-decoder.ts');
  return pixelReader(decodePixels);
}

async function nativeReader(): Promise<CodeReader | null> {
  const Detector = window.BarcodeDetector;
  if (Detector === undefined) return null;
  try {
    if (!(await Detector.getSupportedFormats()).includes('qr_code')) return null;
    const detector = new Detector({ formats: ['qr_code'] });
    // Some promise a detector and have none to give, which only the first use shows.
    await detector.detect(new ImageData(1, 1));
    return async (source) => (await detector.detect(source))[0]?.rawValue ?? null;
  } catch {
    return null;
  }
}

function pixelReader(decode: PixelDecoder): CodeReader {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  return async (source, sides) => {
    if (context === null) return null;
    const { width, height } = sizeOf(source);
    for (const side of sides) {
      const scale = Math.min(1, side / Math.max(width, height));
      canvas.width = Math.max(1, Math.round(width * scale));
      canvas.height = Math.max(1, Math.round(height * scale));
      // A picture may be transparent, and its code is meant to stand on paper.
      context.fillStyle = '#fff';
      context.fillRect(0, 0, canvas.width, canvas.height);
      context.drawImage(source, 0, 0, canvas.width, canvas.height);
      const text = decode(context.getImageData(0, 0, canvas.width, canvas.height));
      if (text !== null) return text;
    }
    return null;
  };
}

function sizeOf(source: CodeSource): { readonly width: number; readonly height: number } {
  return source instanceof HTMLVideoElement ? { width: source.videoWidth, height: source.videoHeight } : source;
}
