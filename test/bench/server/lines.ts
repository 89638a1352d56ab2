import type { Sending } from "#test/bench/server/clients.ts";
import type { SchoolAtWork } from "#test/bench/server/school.ts";

/** One promise about requests: milliseconds of the 95th of a hundred. */
export type Line = {
  what: string;
  next: () => Sending;
  /** Ten people reading and one writing. */
  budget?: number;
  /** The same on a general platform, with one client and with ten: to be twice as fast. */
  platform?: readonly [one: number, ten: number];
};

/** The sending of one after the other of what there is. */
function inTurn<Each>(list: readonly Each[]): () => Each {
  let at = -1;
  return () => {
    at = (at + 1) % list.length;
    const one = list[at];
    if (one === undefined) throw new Error("the school has none");
    return one;
  };
}

/** Saving a meeting in one branch after the other. */
export function saving({ branches }: SchoolAtWork, attendees: number): () => Sending {
  const branch = inTurn(branches);
  return () => {
    const { id, cookie, members } = branch();
    const entry = {
      organisationId: id,
      heldOn: "2026-11-20",
      title: "学习贯彻会议精神",
      segments: [{ kind: "theme-day", hours: 2, attendees: members.slice(0, attendees) }],
    };
    return { cookie, path: "/activities", body: { entry } };
  };
}

/** Everything that is measured over HTTP. */
export function linesOf(school: SchoolAtWork): Line[] {
  const branch = inTurn(school.branches);
  const department = inTurn(school.departments);
  const activity = inTurn(school.activities);
  const read = (path: () => string) => (): Sending => ({ cookie: school.office, path: path() });
  const always = (path: string) => read(() => path);
  const month = "from=2026-03-01&to=2026-03-31";
  const year = "from=2026-01-01&to=2026-12-31";
  const text = encodeURIComponent("学习");
  return [
    { what: "one organisation's verdicts", next: read(() => `/organisations/${branch().id}/verdicts`), budget: 30 },
    { what: "  a department's", next: read(() => `/organisations/${department()}/verdicts`), budget: 30 },
    { what: "  what is due there", next: read(() => `/organisations/${branch().id}/due`), budget: 30 },
    { what: "ledger of the school, by day", next: always(`/activities?kind=theme-day&${year}`), budget: 80 },
    { what: "  by title", next: always(`/activities?kind=theme-day&${year}&sort=title`), budget: 80 },
    { what: "  by time of recording", next: always(`/activities?kind=theme-day&sort=recorded`), budget: 80 },
    { what: "  with a common word", next: always(`/activities?text=${text}&${year}`), budget: 80 },
    { what: "search for a common word", next: always(`/search?text=${text}`), budget: 80 },
    { what: "list of posts", next: always("/positions?limit=50"), budget: 80 },
    { what: "list of decisions", next: always("/directives?limit=50"), budget: 80 },
    { what: "matrix of the school", next: always("/organisations/u1/matrix"), budget: 100, platform: [651, 6536] },
    { what: "save a meeting, 30 attendees", next: saving(school, 30), budget: 50 },
    {
      what: "list of a branch and a month",
      next: read(() => `/activities?organisation=${branch().id}&${month}`),
      platform: [13, 99],
    },
    {
      what: "list of a department, kind, text",
      next: read(() => `/activities?organisation=${department()}&below=true&kind=theme-day&text=${text}`),
      platform: [88, 579],
    },
    {
      what: "one record with all it names",
      next: read(() => `/activities/${activity()}`),
      platform: [13, 80],
    },
    { what: "save a meeting, 2 attendees", next: saving(school, 2), platform: [33, 205] },
  ];
}
