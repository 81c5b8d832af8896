/** Epoch milliseconds of this device. Only ages of kept keys and HTTP dates are measured with it. */
export function nowMs(): number {
  return Date.now();
}
