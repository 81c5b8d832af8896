import type { Ports, ProjectFile } from '../../ports/index.ts';

/** The charity's own-name origin that serves /give: ours if it is one of them, otherwise the first it named. */
export function donateOrigin(ports: Ports, file: ProjectFile): string {
  const { ownSites } = file.charity.body;
  return ownSites.find((own) => own === ports.settings.publicUrl) ?? ownSites[0] ?? ports.settings.publicUrl;
}
