// Pictures that the public may see now: of what work names by its bytes, those photographs and public copies for which there
// is a consent.

import type { EvidenceFile } from '@happy-homeland/contract';
import type { Ports } from '../../ports/index.ts';
import { civilDateOf } from '../civil-date.ts';

interface Photograph {
  readonly href: string;
  readonly width: number | null;
  readonly height: number | null;
}

export async function photographsOf(
  ports: Ports,
  projectId: string,
  files: readonly EvidenceFile[],
): Promise<Photograph[]> {
  if (files.length === 0) return [];
  const digests = files.map(({ sha256 }) => sha256);
  const shown = await ports.store.uploads.shown({ projectId, digests, today: civilDateOf(ports.clock.nowMs()) });
  const pictures = shown.filter(({ mime }) => mime !== 'application/pdf');
  return pictures.slice(0, files.length).map(({ uploadId, width, height }) => {
    return { href: `/v1/files/${uploadId}`, width, height };
  });
}
