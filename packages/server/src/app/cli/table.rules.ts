/** Rows of cells as lines with aligned columns: the first column to the left, the others to the right when they are figures. */
export function tableLines(rows: readonly (readonly string[])[]): string[] {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const width = (cell: string) => [...cell].length;
  const widths = Array.from({ length: columns }, (_, at) => Math.max(0, ...rows.map((row) => width(row[at] ?? ''))));
  const isFigures = Array.from(
    { length: columns },
    (_, at) => at > 0 && rows.slice(1).every((row) => /^[-–\d]/.test(row[at] ?? '-')),
  );
  return rows.map((row) =>
    row
      .map((cell, at) => {
        const space = ' '.repeat((widths[at] ?? 0) - width(cell));
        return isFigures[at] ? space + cell : cell + space;
      })
      .join('  ')
      .trimEnd(),
  );
}
