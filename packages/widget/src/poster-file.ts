// The picture as a file, and the photograph that may stand in it. Nothing leaves the browser.

/** A photograph that is slower than this is not worth a person's wait. */
const PHOTO_LIMIT_MS = 4_000;
/** Long enough for the slowest phone to have begun to save. */
const KEPT_MS = 60_000;

/**
 * The photograph, if its server lets pages read it: one drawn without that would make the canvas unreadable, and nothing
 * could be saved. Else undefined, as where it is slow or broken.
 */
export async function corsPhoto(url: string | undefined, signal: AbortSignal): Promise<HTMLImageElement | undefined> {
  if (!url) return undefined;
  const photo = new Image();
  photo.crossOrigin = 'anonymous';
  photo.src = url;
  const late = new Promise<undefined>((resolve) => {
    const timer = setTimeout(resolve, PHOTO_LIMIT_MS);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve(undefined);
    });
  });
  const loaded = photo.decode().then(
    () => (photo.naturalWidth > 0 ? photo : undefined),
    () => undefined,
  );
  return Promise.race([loaded, late]);
}

export async function pictureFile(canvas: HTMLCanvasElement, name: string): Promise<File> {
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new TypeError('the browser gives no picture');
  return new File([blob], name, { type: 'image/png' });
}

/** No policy for pictures applies to a file that is saved. */
export function saveFile(file: File): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_MS);
}
