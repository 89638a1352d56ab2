/** Upper ends of the buckets, in seconds. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] as const;

type Series = { method: string; route: string; status: number; count: number; seconds: number; within: number[] };

/** What this process counted since it started; summing over processes is the collector's work. */
export type Metrics = { series: Map<string, Series> };

/** Counters at zero. */
export function newMetrics(): Metrics {
  return { series: new Map() };
}

/** Counts one answer. The route is its pattern, so that the number of series stays that of the endpoints. */
export function countAnswer({ series }: Metrics, method: string, route: string, status: number, seconds: number): void {
  const key = `${method} ${route} ${status}`;
  const one = series.get(key) ?? { method, route, status, count: 0, seconds: 0, within: BUCKETS.map(() => 0) };
  one.count += 1;
  one.seconds += seconds;
  BUCKETS.forEach((end, at) => {
    if (seconds <= end) one.within[at] = (one.within[at] ?? 0) + 1;
  });
  series.set(key, one);
}

/** How many connections to the database there are; `null` where nobody says. */
export type PoolGauge = () => { total: number; idle: number; waiting: number } | null;

/** The state of the process at the moment of asking. */
export type Gauges = { version: string; pool: ReturnType<PoolGauge>; residentBytes: number; uptimeSeconds: number };

/** The text that Prometheus reads (exposition format 0.0.4). */
export function metricsText({ series }: Metrics, { version, pool, residentBytes, uptimeSeconds }: Gauges): string {
  const lines = [
    "# HELP biaogan_info The version that runs.",
    "# TYPE biaogan_info gauge",
    `biaogan_info{version="${version}"} 1`,
    "# TYPE process_resident_memory_bytes gauge",
    `process_resident_memory_bytes ${residentBytes}`,
    "# TYPE process_uptime_seconds gauge",
    `process_uptime_seconds ${uptimeSeconds}`,
  ];
  if (pool !== null) {
    lines.push("# HELP biaogan_pool_connections Connections to the database.", "# TYPE biaogan_pool_connections gauge");
    lines.push(`biaogan_pool_connections{state="total"} ${pool.total}`);
    lines.push(`biaogan_pool_connections{state="idle"} ${pool.idle}`);
    lines.push("# TYPE biaogan_pool_waiting gauge", `biaogan_pool_waiting ${pool.waiting}`);
  }
  lines.push(
    "# HELP biaogan_request_seconds Time from a request to its answer.",
    "# TYPE biaogan_request_seconds histogram",
  );
  for (const { method, route, status, count, seconds, within } of series.values()) {
    const labels = `method="${method}",route="${route}",status="${status}"`;
    BUCKETS.forEach((end, at) =>
      lines.push(`biaogan_request_seconds_bucket{${labels},le="${end}"} ${within[at] ?? 0}`),
    );
    lines.push(`biaogan_request_seconds_bucket{${labels},le="+Inf"} ${count}`);
    lines.push(
      `biaogan_request_seconds_sum{${labels}} ${seconds}`,
      `biaogan_request_seconds_count{${labels}} ${count}`,
    );
  }
  return `${lines.join("\n")}\n`;
}
