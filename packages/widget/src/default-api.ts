// Where an element asks when its tag names no `api`: the deployment that the script came from. A bundle that a host
// builds itself leaves this unset: it names `api`, or is served by the deployment.

let origin: string | undefined;

/** @param scriptUrl address of the script, `import.meta.url` */
export function setDefaultApi(scriptUrl: string): void {
  origin = new URL(scriptUrl).origin;
}

export function defaultApi(): string {
  return origin ?? location.origin;
}
