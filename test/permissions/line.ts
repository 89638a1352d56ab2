import type { TestServer } from "#test/server.ts";

/** What is sent to an endpoint; valid, so that nothing but permission is in the way. */
export type SentParts = { params?: object; query?: object; body?: unknown };

/** An endpoint's line in the permission matrix. */
export type PermissionLine = {
  /** The organisation that the request is about. */
  at: string;
  /** Made anew for each request, as a request may use up what it is about. */
  sent: (server: TestServer) => SentParts | Promise<SentParts>;
  /**
   * For an endpoint that names no organisation and answers with what the caller may see: true when the answer
   * shows nothing of `at`. Whoever lacks the permission must get such an answer, or a refusal.
   */
  showsNothing?: (value: unknown) => boolean;
  /** What everybody is judged by: who has the permission anywhere in the school has it here. */
  schoolWide?: true;
};

/** Lines by the endpoint's name. */
export type PermissionLines = Readonly<Record<string, PermissionLine>>;
