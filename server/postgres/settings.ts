/** Settings of PostgreSQL by name; given at each start, so that they follow the program and not the folder. */
export type Settings = Readonly<Record<string, string>>;

/** For a machine of two cores and little memory, one server process, a few million rows. */
const SETTINGS: Settings = {
  // Nothing from outside, on any network: the socket is the only way in.
  listen_addresses: "",
  port: "5432",
  unix_socket_permissions: "0700",
  max_connections: "40",
  // An acknowledged write survives the machine's power: these are the defaults, and no tuning may touch them.
  fsync: "on",
  synchronous_commit: "on",
  full_page_writes: "on",
  shared_buffers: "128MB",
  effective_cache_size: "512MB",
  work_mem: "8MB",
  maintenance_work_mem: "64MB",
  // Fewer checkpoints; a restart after a crash replays this much at most.
  max_wal_size: "512MB",
  checkpoint_timeout: "10min",
  wal_compression: "on",
  // After a crash all files go to the disk by one call, not by a thousand: seconds of a restart.
  ...(process.platform === "linux" ? { recovery_init_sync_method: "syncfs" } : {}),
  random_page_cost: "1.1",
  // Pages ask short questions: compiling them, or two workers for one, costs more than it brings.
  jit: "off",
  max_parallel_workers_per_gather: "0",
  max_worker_processes: "4",
  autovacuum_max_workers: "2",
  // Reading in the process itself spares three more; the data lies in memory.
  io_method: "sync",
  max_logical_replication_workers: "0",
  // A message of the log never holds a statement or the values of a row.
  log_min_error_statement: "panic",
  log_error_verbosity: "terse",
  log_checkpoints: "off",
  lc_messages: "C",
  timezone: "Asia/Shanghai",
  log_timezone: "Asia/Shanghai",
};

/** The arguments of `postgres`. */
export function argumentsOf(cluster: string, socketFolder: string, changed: Settings): string[] {
  const all = { ...SETTINGS, ...changed, unix_socket_directories: socketFolder };
  return ["-D", cluster, ...Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`])];
}

/** The port that names the socket, and is listened at where a test asks for it. */
export function portOf(changed: Settings): number {
  return Number(changed["port"] ?? SETTINGS["port"]);
}
