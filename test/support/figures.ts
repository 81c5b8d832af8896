/** One figure of `npm run bench` or `npm run faults`. */
export interface Figure {
  readonly bench: string;
  readonly value: number;
  readonly unit: string;
  /** What the value is measured against, in the same unit and in the same run. */
  readonly reference: number;
  /** What the reference is, for people. */
  readonly against: string;
}

/** Prints a table for people and, last, one JSON line per figure for machines. */
export function printFigures(figures: readonly Figure[]): void {
  const width = Math.max(...figures.map(({ bench }) => bench.length));
  for (const { bench, value, unit, reference, against } of figures) {
    console.log(
      `${bench.padEnd(width)}  ${short(value).padStart(10)} ${unit.padEnd(8)} (${against}: ${short(reference)})`,
    );
  }
  console.log('');
  for (const { against: _, ...figure } of figures) {
    // No ratio to nothing; JSON has no Infinity.
    const ratio = figure.reference === 0 ? null : rounded(figure.value / figure.reference);
    console.log(
      JSON.stringify({ ...figure, value: rounded(figure.value), reference: rounded(figure.reference), ratio }),
    );
  }
}

function short(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(1);
}

function rounded(value: number): number {
  return Number(value.toFixed(3));
}
