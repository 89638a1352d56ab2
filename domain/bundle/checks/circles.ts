type Walk = { id: string; rest: string[] };

/**
 * The circles of a graph, each once, as the ids on its way and the first again at its end.
 * Walks with a stack of its own: a chain of 100,000 organisations must not end in a stack overflow.
 * @param next the ids that an id points to; unknown ones are ignored
 */
export function firstCircles(ids: readonly string[], next: (id: string) => readonly string[]): string[][] {
  const known = new Set(ids);
  const done = new Set<string>();
  const circles: string[][] = [];
  for (const start of ids) {
    const way: Walk[] = [];
    const onWay = new Map<string, number>();
    const enter = (id: string): void => {
      onWay.set(id, way.length);
      way.push({ id, rest: [...next(id)] });
    };
    if (!done.has(start)) enter(start);
    for (let step = way.at(-1); step !== undefined; step = way.at(-1)) {
      const id = step.rest.pop();
      if (id === undefined) {
        way.pop();
        onWay.delete(step.id);
        done.add(step.id);
      } else if (onWay.has(id)) {
        circles.push([...way.slice(onWay.get(id)).map((each) => each.id), id]);
      } else if (known.has(id) && !done.has(id)) enter(id);
    }
  }
  return circles;
}
