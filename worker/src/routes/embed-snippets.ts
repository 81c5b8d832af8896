// The scripts that can be pinned, as this deployment serves them now.

import type { RequestContext } from '../http/environment.ts';
import type { EmbedPageOptions, PinnedScript } from '../pages/index.ts';

/** Address and hash of each; null where no version of it is served. */
export async function pinnedScripts(c: RequestContext): Promise<EmbedPageOptions['pins']> {
  const { assets, settings } = c.var.ports;
  const { versions, current, currentCompliance, currentProof, currentFamily, currentFrame } = await assets.versions();
  const pinned = (version: string, name: string): PinnedScript | null => {
    const integrity = versions.find((one) => one.version === version)?.files[name]?.integrity;
    if (integrity === undefined) return null;
    return { src: `${settings.publicUrl}/widget/${version}/${name}`, integrity };
  };
  return {
    cards: pinned(current, 'happy-homeland.js'),
    check: pinned(currentCompliance, 'compliance.js'),
    books: pinned(currentProof, 'proof.js'),
    family: pinned(currentFamily, 'family.js'),
    frame: pinned(currentFrame, 'frame.js'),
  };
}
