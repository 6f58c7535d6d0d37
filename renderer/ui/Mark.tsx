const RADIUS = 8.7;
const DOTS = Array.from({ length: 8 }, (_, index) => {
  const turn = (index * Math.PI) / 4;
  return { index, x: 12 + RADIUS * Math.sin(turn), y: 12 - RADIUS * Math.cos(turn) };
});

/** The mark of Samling: people round a table, one place open. Takes its colour from the text, its size from `size`. */
export function Mark({ size = '1em' }: { size?: string | number }) {
  return (
    <svg viewBox="0 0 24 24" width={size} height={size} aria-hidden="true">
      {DOTS.map(({ index, x, y }) =>
        index === 1 ? (
          <circle key={index} cx={x} cy={y} r={2} fill="none" stroke="currentColor" strokeWidth={1.3} />
        ) : (
          <circle key={index} cx={x} cy={y} r={2.6} fill="currentColor" />
        ),
      )}
    </svg>
  );
}
