// Addresses come from publishers. A link is drawn only if it leads to the web: no script, no data, no other scheme.

/**
 * The address in full, or undefined where it must not be followed. https only; http for `localhost` and `127.0.0.1`;
 * no user name or password. With `base`, a path such as `/p/abc` counts from there and may not leave its origin.
 */
export function toWebUrl(text: string | null | undefined, base?: string): string | undefined {
  try {
    const isPath = text?.startsWith('/') ?? false;
    const url = isPath ? new URL(`${text}`, base) : new URL(`${text}`);
    const local = url.protocol === 'http:' && /^(localhost|127\.0\.0\.1)$/.test(url.hostname);
    const safe = (local || url.protocol === 'https:') && !url.username && !url.password;
    return safe && !(isPath && url.origin !== new URL(`${base}`).origin) ? url.href : undefined;
  } catch {
    return undefined;
  }
}
