import { randomUUID } from "node:crypto";
import { Agent, request } from "node:http";
import { setTimeout as pause } from "node:timers/promises";

/** One request: who sends it, and what. */
export type Sending = { cookie: string; path: string; body?: unknown };

/** How many send at once, how long each of them thinks after an answer, how much and how long at most. */
export type Crowd = {
  clients: number;
  /** Milliseconds; each waits a random time of twice as much at most. */
  pause: number;
  /** Answers of all together. */
  most: number;
  /** Milliseconds. */
  longest: number;
  /** What one more client sends the whole time; it is not measured. */
  beside?: () => Sending;
};

/** Milliseconds as the client sees them: the wait for others and the way there and back included. */
export type Times = { p50: number; p95: number; count: number };

/** Requests that are sent before those that are measured. */
export const WARMED = 5;

function send(address: string, agent: Agent, { cookie, path, body }: Sending): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const begin = performance.now();
  const payload = body === undefined ? undefined : JSON.stringify(body);
  const headers = {
    cookie,
    "x-biaogan": "1",
    ...(payload === undefined ? {} : { "content-type": "application/json", "idempotency-key": randomUUID() }),
  };
  const sent = request(
    `${address}/api${path}`,
    { agent, method: payload === undefined ? "GET" : "POST", headers },
    (answer) => {
      const pieces: Buffer[] = [];
      answer.on("data", (piece: Buffer) => pieces.push(piece));
      answer.on("error", reject);
      answer.on("end", () => {
        if (answer.statusCode === 200) resolve(performance.now() - begin);
        else reject(new Error(`${path}: ${answer.statusCode} ${Buffer.concat(pieces).toString().slice(0, 500)}`));
      });
    },
  );
  sent.on("error", reject);
  sent.end(payload);
  return promise;
}

function quantile(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * part) - 1)] ?? 0;
}

/** Sends what `next` gives until enough was answered or the time is over. @throws when an answer is no 200 */
export async function measureTimes(address: string, crowd: Crowd, next: () => Sending): Promise<Times> {
  const agent = new Agent({ keepAlive: true, maxSockets: crowd.clients + 1 });
  const times: number[] = [];
  const think = (): Promise<void> => (crowd.pause === 0 ? Promise.resolve() : pause(Math.random() * 2 * crowd.pause));
  try {
    for (let warm = 0; warm < WARMED; warm += 1) await send(address, agent, next());
    const end = performance.now() + crowd.longest;
    const crowded = { asked: 0, over: false };
    const reader = async (): Promise<void> => {
      await think();
      while (crowded.asked < crowd.most && performance.now() < end) {
        crowded.asked += 1;
        times.push(await send(address, agent, next()));
        await think();
      }
    };
    const writer = async (beside: () => Sending): Promise<void> => {
      while (!crowded.over) {
        await send(address, agent, beside());
        await think();
      }
    };
    const writing = crowd.beside === undefined ? undefined : writer(crowd.beside);
    try {
      await Promise.all(Array.from({ length: crowd.clients }, reader));
    } finally {
      crowded.over = true;
      await writing;
    }
  } finally {
    agent.destroy();
  }
  const sorted = times.toSorted((a, b) => a - b);
  return { p50: quantile(sorted, 0.5), p95: quantile(sorted, 0.95), count: sorted.length };
}
